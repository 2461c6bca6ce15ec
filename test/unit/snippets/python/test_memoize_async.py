import asyncio
import unittest

from memoized_load import asked, load, release, sum_of


async def under_way() -> None:
    """Let the calls that were made come to where they wait."""
    for _ in range(5):
        await asyncio.sleep(0)


class MemoizeAsync(unittest.IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        asked.clear()

    async def test_shares_a_call_that_is_under_way_and_remembers_it(self) -> None:
        both = asyncio.gather(load("shared"), load("shared"))
        await under_way()
        release("shared")
        self.assertEqual(await both, ["shared", "shared"])
        self.assertEqual(await load("shared"), "shared")
        self.assertEqual(asked, ["shared"])

    async def test_forgets_a_call_that_failed(self) -> None:
        both = asyncio.gather(load("bad"), load("bad"), return_exceptions=True)
        await under_way()
        release("bad", ValueError("down"))
        self.assertEqual([str(error) for error in await both], ["down", "down"])
        again = asyncio.gather(load("bad"))
        await under_way()
        release("bad")
        self.assertEqual(await again, ["bad"])
        self.assertEqual(asked, ["bad", "bad"])

    async def test_one_caller_that_is_cancelled_does_not_cancel_the_call_of_the_others(self) -> None:
        first, second = asyncio.create_task(load("kept")), asyncio.create_task(load("kept"))
        await under_way()
        first.cancel()
        release("kept")
        self.assertEqual(await second, "kept")
        with self.assertRaises(asyncio.CancelledError):
            await first
        self.assertEqual(asked, ["kept"])

    async def test_is_bounded_and_keeps_what_is_used(self) -> None:
        for key in ["a", "b", "a", "c", "a", "b"]:
            call = asyncio.create_task(load(key))
            await under_way()
            release(key)
            await call
        self.assertEqual(asked, ["a", "b", "c", "b"])

    async def test_takes_arguments_by_name_in_any_order_and_keeps_the_name_of_the_function(self) -> None:
        self.assertEqual(await sum_of(a=1, b=2), 3)
        self.assertEqual(await sum_of(b=2, a=1), 3)
        self.assertEqual(asked, ["sum"])
        self.assertEqual((load.__name__, load.__doc__), ("load", "Load what belongs to a key."))


class EventLoops(unittest.TestCase):
    def test_a_result_outlives_the_loop_in_which_it_was_made(self) -> None:
        asked.clear()
        self.assertEqual(asyncio.run(sum_of(3, b=4)), 7)
        self.assertEqual(asyncio.run(sum_of(3, b=4)), 7)
        self.assertEqual(asked, ["sum"])
