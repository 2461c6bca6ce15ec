import unittest
from statistics_self_contained import CountedCache, cache


class Statistics(unittest.TestCase):
    def test_works_as_inserted(self):
        cache["a"] = 1
        self.assertEqual(cache["a"], 1)

    def test_counts_reads(self):
        counted = CountedCache({"there": None})
        self.assertEqual(counted.hit_rate, 0)
        counted.get("there")
        counted.get("not there")
        counted["not there"] = 1
        self.assertEqual((counted["there"], counted["not there"]), (None, 1))
        self.assertIn("there", counted)
        self.assertEqual((counted.hits, counted.misses, counted.hit_rate), (3, 1, 0.75))
        del counted["there"]
        self.assertEqual((list(counted), len(counted)), (["not there"], 1))
