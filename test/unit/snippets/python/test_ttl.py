import unittest
import lru_ttl_self_contained
import ttl_self_contained
from lru_ttl_self_contained import LruTtlCache
from ttl_self_contained import TtlCache


class Clock:
    seconds = 0.0

    def __call__(self):
        return self.seconds


class Expiry(unittest.TestCase):
    def setUp(self):
        self.clock = Clock()
        self.caches = [
            TtlCache(ttl_seconds=10, capacity=2, now=self.clock),
            LruTtlCache(capacity=2, ttl_seconds=10, now=self.clock),
        ]

    def test_works_as_inserted(self):
        for cache in (ttl_self_contained.cache, lru_ttl_self_contained.cache):
            for i in range(600):
                cache[f"key {i}"] = i
            self.assertEqual((len(cache), cache["key 599"]), (500, 599))

    def test_expires_exactly_at_the_deadline(self):
        for cache in self.caches:
            self.clock.seconds = 0
            cache["a"] = 1
            self.clock.seconds = 9.99
            self.assertEqual((cache["a"], "a" in cache, len(cache)), (1, True, 1))
            self.clock.seconds = 10
            self.assertEqual(("a" in cache, len(cache), list(cache)), (False, 0, []))
            self.assertRaises(KeyError, lambda: cache["a"])

    def test_a_write_starts_the_time_again_and_a_read_does_not(self):
        for cache in self.caches:
            self.clock.seconds = 0
            cache["written"] = cache["read"] = 1
            self.clock.seconds = 9
            cache["written"] = 2
            cache["read"]
            self.clock.seconds = 10
            self.assertEqual((cache.get("written"), cache.get("read")), (2, None))

    def test_evicts_what_it_promises(self):
        for cache, gone in zip(self.caches, "ab"):
            cache["a"] = cache["b"] = 1
            cache["a"]
            cache["c"] = 1
            self.assertNotIn(gone, cache)
            self.assertEqual(len(cache), 2)

    def test_a_write_is_the_newest(self):
        cache = self.caches[0]
        for key in ("a", "b", "a", "c"):
            cache[key] = 1
        self.assertEqual(list(cache), ["a", "c"])
        self.clock.seconds = 10
        cache["c"] = 1
        cache["b"] = 1
        self.assertEqual(list(cache), ["c", "b"])

    def test_looking_for_a_key_compares_it_with_no_other(self):
        compared = []

        class Key:
            def __init__(self, name):
                self.name = name

            def __hash__(self):
                return hash(self.name)

            def __eq__(self, other):
                compared.append(other)
                return self.name == other.name

        cache = LruTtlCache(500, 10, self.clock)
        for i in range(500):
            cache[Key(i)] = i
        compared.clear()
        self.assertEqual((Key(499) in cache, Key(500) in cache), (True, False))
        self.assertLessEqual(len(compared), 1)

    def test_looking_for_a_key_does_not_use_it(self):
        cache = self.caches[1]
        cache["a"] = cache["b"] = 1
        self.assertIn("a", cache)
        cache["c"] = 1
        self.assertNotIn("a", cache)

    def test_holds_none_and_deletes(self):
        for cache in self.caches:
            cache["a"] = None
            self.assertIn("a", cache)
            del cache["a"]
            self.assertNotIn("a", cache)

    def test_refuses_wrong_limits(self):
        for seconds, capacity in ((0, 1), (float("nan"), 1), (1, 0)):
            self.assertRaises(ValueError, TtlCache, seconds, capacity)
            self.assertRaises(ValueError, LruTtlCache, capacity, seconds)
