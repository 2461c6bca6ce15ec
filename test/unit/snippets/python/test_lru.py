import unittest
from lru_self_contained import LruCache, cache


class Lru(unittest.TestCase):
    def test_works_as_inserted(self):
        for i in range(600):
            cache[f"key {i}"] = i
        self.assertEqual((len(cache), cache["key 599"], cache.get("key 99")), (500, 599, None))

    def test_evicts_the_least_recently_used(self):
        lru = LruCache(3)
        lru["a"], lru["b"], lru["c"] = 1, 2, 3
        lru["a"]
        lru["b"] = 20
        self.assertIn("c", lru)
        lru["d"] = 4
        self.assertEqual([lru.get(key) for key in "abcd"], [1, 20, None, 4])

    def test_holds_none(self):
        lru = LruCache(2)
        lru["a"] = None
        self.assertIn("a", lru)
        self.assertEqual(lru.get("a", "default"), None)
        del lru["a"]
        self.assertRaises(KeyError, lambda: lru["a"])

    def test_can_be_iterated_and_cleared_like_any_mapping(self):
        lru = LruCache(2)
        lru.update(a=1, b=2)
        self.assertEqual(list(lru.items()), [("a", 1), ("b", 2)])
        lru.clear()
        self.assertEqual(len(lru), 0)

    def test_refuses_a_capacity_below_one(self):
        self.assertRaises(ValueError, LruCache, 0)
