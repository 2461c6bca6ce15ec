import unittest
import pool_self_contained
import scoped_pool_self_contained
from pool_self_contained import ObjectPool
from scoped_pool_self_contained import ScopedPool


class Pool(unittest.TestCase):
    def create(self, capacity=2, reset=lambda item: None):
        return ObjectPool(capacity, create=list, reset=reset)

    def test_works_as_inserted(self):
        pool = pool_self_contained.pool
        buffer = pool.acquire()
        buffer[7] = 7
        pool.release(buffer)
        again = pool.acquire()
        self.assertIs(again, buffer)
        self.assertEqual((len(again), again[7]), (65_536, 0))

    def test_lends_one_object_to_one_borrower(self):
        pool = self.create()
        first, second = pool.acquire(), pool.acquire()
        self.assertIsNot(first, second)
        pool.release(first)
        self.assertIs(pool.acquire(), first)
        self.assertIsNot(pool.acquire(), first)

    def test_keeps_no_more_than_its_capacity(self):
        pool = self.create()
        lent = [pool.acquire() for _ in range(3)]
        for item in lent:
            pool.release(item)
        again = [pool.acquire() for _ in range(3)]
        self.assertEqual(sum(any(item is other for other in lent) for item in again), 2)

    def test_refuses_a_double_release_and_a_foreign_object(self):
        pool = self.create()
        item = pool.acquire()
        pool.release(item)
        self.assertRaises(ValueError, pool.release, item)
        self.assertRaises(ValueError, pool.release, [])
        self.assertIs(pool.acquire(), item)
        self.assertIsNot(pool.acquire(), item)

    def test_does_not_keep_what_cannot_be_reset(self):
        def fail(item):
            raise OSError("cannot be reset")

        pool = self.create(reset=fail)
        item = pool.acquire()
        self.assertRaises(OSError, pool.release, item)
        self.assertIsNot(pool.acquire(), item)
        self.assertRaises(ValueError, self.create, 0)


class Scoped(unittest.TestCase):
    def test_works_as_inserted(self):
        pool = scoped_pool_self_contained.pool
        with pool.lease() as first:
            first[7] = 7
        with pool.lease() as second:
            self.assertIs(second, first)
            self.assertEqual((len(second), second[7]), (65_536, 0))

    def test_takes_back_when_the_block_raises(self):
        pool = ScopedPool(1, create=list, reset=list.clear)
        with self.assertRaises(OSError):
            with pool.lease() as first:
                first.append(1)
                raise OSError
        with pool.lease() as second, pool.lease() as third:
            self.assertIs(second, first)
            self.assertIsNot(third, first)
            self.assertEqual(second, [])
        with pool.lease() as one, pool.lease() as two:
            self.assertEqual(sum(item is second or item is third for item in (one, two)), 1)
        self.assertRaises(ValueError, ScopedPool, 0, list, list.clear)

    def test_does_not_keep_what_cannot_be_reset(self):
        def fail(item):
            raise OSError("cannot be reset")

        pool = ScopedPool(1, create=list, reset=fail)
        lent = []
        for _ in range(2):
            with self.assertRaises(OSError):
                with pool.lease() as item:
                    lent.append(item)
        self.assertIsNot(lent[0], lent[1])
