import unittest
from memoize_self_contained import compute


class Memoize(unittest.TestCase):
    def test_remembers_and_is_bounded(self):
        for i in range(200):
            self.assertEqual(compute("x" * i), i)
        compute("x" * 199)
        info = compute.cache_info()
        self.assertEqual((info.hits, info.misses, info.maxsize, info.currsize), (1, 200, 128, 128))
