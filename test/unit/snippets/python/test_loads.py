import asyncio
import unittest
import single_flight_self_contained
import stale_while_revalidate_self_contained
from single_flight_self_contained import AsyncCache
from stale_while_revalidate_self_contained import RevalidatingCache


class Source:
    """Loads that end when the test says so."""

    def __init__(self):
        self.asked = []
        self.waiting = []

    async def load(self, key):
        self.asked.append(key)
        waiting = asyncio.get_running_loop().create_future()
        self.waiting.append(waiting)
        return await waiting

    async def give(self, value):
        await settled()
        self.waiting.pop(0).set_result(value)
        await settled()

    async def fail(self, message):
        await settled()
        self.waiting.pop(0).set_exception(OSError(message))
        await settled()


async def settled():
    for _ in range(10):
        await asyncio.sleep(0)


def both(cache):
    return asyncio.gather(cache.get("a"), cache.get("a"), return_exceptions=True)


class SingleFlight(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.source = Source()
        self.cache = AsyncCache(2, self.source.load)

    async def test_works_as_inserted(self):
        self.assertEqual(await both(single_flight_self_contained.cache), ["A", "A"])

    async def test_loads_once_also_when_it_gave_none(self):
        answers = both(self.cache)
        await self.source.give(None)
        self.assertEqual(await answers, [None, None])
        self.assertIsNone(await self.cache.get("a"))
        self.assertEqual(self.source.asked, ["a"])

    async def test_does_not_keep_a_failure(self):
        answers = both(self.cache)
        await self.source.fail("down")
        self.assertEqual([str(error) for error in await answers], ["down", "down"])
        again = both(self.cache)
        await self.source.give("up")
        self.assertEqual(await again, ["up", "up"])

    async def test_one_cancelled_caller_leaves_the_load_to_the_others(self):
        cancelled, other = (asyncio.ensure_future(self.cache.get("a")) for _ in range(2))
        await settled()
        cancelled.cancel()
        await self.source.give("value")
        self.assertEqual(await other, "value")
        self.assertEqual(self.source.asked, ["a"])

    async def test_keeps_a_newer_load_when_a_deleted_one_fails(self):
        old = both(self.cache)
        await settled()
        self.assertTrue(self.cache.delete("a"))
        fresh = both(self.cache)
        await self.source.fail("late")
        await old
        await self.source.give("new")
        self.assertEqual(await fresh, ["new", "new"])
        self.assertEqual(await self.cache.get("a"), "new")

    async def test_drops_the_key_loaded_first(self):
        asked = []

        async def load(key):
            asked.append(key)

        cache = AsyncCache(2, load)
        for key in "abacba":
            await cache.get(key)
        self.assertEqual(asked, ["a", "b", "c", "a"])
        self.assertRaises(ValueError, AsyncCache, 0, load)


class StaleWhileRevalidate(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.source = Source()
        self.errors = []
        self.seconds = 0
        self.cache = self.create(9)

    def create(self, capacity):
        return RevalidatingCache(capacity, 10, 100, self.source.load, self.errors.append, lambda: self.seconds)

    async def fill(self):
        answers = both(self.cache)
        await self.source.give("old")
        self.assertEqual(await answers, ["old", "old"])

    async def test_works_as_inserted(self):
        self.assertEqual(await both(stale_while_revalidate_self_contained.cache), ["A", "A"])

    async def test_answers_from_memory_while_fresh(self):
        await self.fill()
        self.seconds = 9.9
        self.assertEqual(await self.cache.get("a"), "old")
        self.assertEqual(self.source.asked, ["a"])

    async def test_answers_stale_and_loads_once_behind(self):
        await self.fill()
        self.seconds = 10
        self.assertEqual(await both(self.cache), ["old", "old"])
        await self.source.give("new")
        self.assertEqual(await self.cache.get("a"), "new")
        self.assertEqual(self.source.asked, ["a", "a"])

    async def test_waits_when_too_old(self):
        await self.fill()
        self.seconds = 100
        answers = both(self.cache)
        await self.source.give("new")
        self.assertEqual(await answers, ["new", "new"])

    async def test_a_failed_refresh_leaves_the_old_value_and_is_reported_once(self):
        await self.fill()
        self.seconds = 50
        self.assertEqual(await both(self.cache), ["old", "old"])
        await self.source.fail("down")
        self.assertEqual([str(error) for error in self.errors], ["down"])
        self.assertEqual(await self.cache.get("a"), "old")
        await self.source.give("new")
        self.assertEqual(await self.cache.get("a"), "new")

    async def test_is_bounded(self):
        cache = self.create(2)
        for key in "abc":
            answer = asyncio.ensure_future(cache.get(key))
            await self.source.give(None)
            self.assertIsNone(await answer)
        await cache.get("b")
        self.assertEqual(self.source.asked, ["a", "b", "c"])
        again = asyncio.ensure_future(cache.get("a"))
        await self.source.give("again")
        self.assertEqual(await again, "again")

    def test_refuses_wrong_limits(self):
        for capacity, fresh, stale in ((0, 1, 2), (1, 2, 1), (1, -1, 1)):
            self.assertRaises(ValueError, RevalidatingCache, capacity, fresh, stale, self.source.load, print)
