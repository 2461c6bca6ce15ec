import unittest
import lru_library
import lru_ttl_library
import memoize_library
import statistics_library
import ttl_library


class Library(unittest.TestCase):
    def test_is_bounded_and_evicts_the_least_recently_used(self):
        for cache in (lru_library.cache, lru_ttl_library.cache, ttl_library.cache, statistics_library.cache):
            for i in range(500):
                cache[i] = i
            cache[0]
            cache["one more"] = 1
            self.assertEqual((len(cache), 0 in cache, 1 in cache), (500, True, False))

    def test_expires(self):
        for cache in (lru_ttl_library.cache, ttl_library.cache):
            cache["a"] = 1
            self.assertEqual(cache.ttl, 60)
            cache.expire(cache.timer() + 60)
            self.assertNotIn("a", cache)

    def test_memoizes(self):
        for i in range(200):
            self.assertEqual(memoize_library.compute("x" * i), i)
        self.assertEqual(len(memoize_library.compute.cache), 128)

    def test_counts(self):
        counted = statistics_library.CountedCache(lru_library.cache)
        counted["a"] = 1
        counted.get("a")
        counted.get("nowhere")
        self.assertEqual((counted.hits, counted.misses), (1, 1))
