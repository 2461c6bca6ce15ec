import type { ImpurityKind } from '../../../../src/snippets/memoizing/impurities';
import type { RefusedFixture } from './fixtures';

/** A module of Python that prints the same before and after. */
export interface PythonProgram {
  readonly name: string;
  readonly source: string;
  readonly impure?: readonly ImpurityKind[];
  /** The first version of Python that reads it. */
  readonly since?: readonly [number, number];
}

/** Functions as people and formatters write them. */
export const PYTHON_PROGRAMS: readonly PythonProgram[] = [
  {
    name: 'price',
    source: `"""Prices.

    from functools import lru_cache
    def prices(net): ...
"""

from __future__ import annotations


def price(
    net: float,  # without tax (really)
    /,
    rate: float = (0.1 + 0.1),
    *,
    currency: str = "EUR):",
    labels: tuple[str, ...] = ("a", "b"),
) -> str:
    """Give the price.

    >>> def inner():
    ...     yield 1
    """
    # yield, print( and open( are only words here
    total = net * (1 + rate)
    return f"{total:.2f} {currency} {'-'.join(labels)}"


print(price(1.0), price(1.0, currency="USD"))
`,
  },
  {
    name: 'first',
    source: `def first[T: (int, str), *Rest](items: tuple[T, ...], default: T | None = None) -> T | None:
    return items[0] if items else default


print(first((1, 2)), first(()))
`,
    since: [3, 12],
  },
  {
    name: 'scale',
    source: `def scale(n, factor=2):  # type: (int, int) -> int
    return n * factor


print(scale(2), scale(2, 3), scale(factor=1, n=1))
`,
  },
  {
    name: 'outer',
    source: `def outer(n: int) -> int:
    def inner():
        yield n

    class Local:
        def method(self) -> None:
            return None

    square = lambda x: x * x
    return square(next(inner())) + (Local().method() is None)


print(outer(3))
`,
  },
  {
    name: 'inner',
    source: `import functools


def outer(base):
\tdef inner(n):
\t\t# a comment

\t\treturn base + n
\treturn [inner(i) for i in (1, 2, 2)]


print(outer(1))
`,
  },
  {
    name: 'total',
    source: `from typing import Callable


def total(f: Callable[[list[int]], int], kind: type[list]) -> int:
    return f(kind([1, 2]))


print(total(sum, list))
`,
  },
  {
    name: 'area',
    source: `class Shape:
    @staticmethod
    def area(w: int, h: int) -> int:
        return w * h

    def size(self) -> int:
        return self.area(2, 3)


print(Shape().size(), Shape.area(1, 1))
`,
  },
  {
    name: 'words',
    source: `def words(text: str) -> list[str]: return [w for w in text.split() if (n := len(w)) > 1 and n]


print(words("aa b cc"))
`,
  },
  {
    name: 'load',
    source: `import asyncio
from typing import Optional


async def load(
    key: str,
    *,
    retries: Optional[int] = None,
) -> dict[str, int]:
    await asyncio.sleep(0)
    return {key: retries or 0}


async def main() -> None:
    print(await load("a"), await load("a", retries=1))


asyncio.run(main())
`,
  },
  {
    name: 'longest',
    source: `from collections.abc import Sequence


def longest(words: Sequence[str]) -> str:
    best = ""
    for word in words:
        if len(word) > len(best):
            best = word
    return best


print(longest(("a", "bb")))
`,
    impure: ['hash'],
  },
  {
    name: 'swap',
    source: `state = {}


def swap(a, b):
    (a, b), state["last"] = (b, a), a
    for i, (x, y) in enumerate([(a, b)]):
        total = x + y + i
    with open("/dev/null") as sink:
        total += len(sink.name) - 9
    return total


print(swap(1, 2))
`,
    impure: ['io', 'writes'],
  },
  {
    name: 'bump',
    source: `count = 0


def bump(by):
    global count
    count += by
    return count


print(bump(1))
`,
    impure: ['writes'],
  },
  {
    name: 'note',
    source: `seen = []


def note(x):
    seen.append(x)
    own = []
    own.append(x)
    return tuple(own)


print(note(1))
`,
    impure: ['writes'],
  },
  {
    name: 'pairs',
    source: `def pairs(text):
    return zip(text, text[1:])


print(list(pairs("abc")))
`,
    impure: ['iterator'],
  },
  {
    name: 'matches',
    source: `import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from functools import lru_cache


def matches(text: str, pattern: str = r"[\\"'{(]+") -> int:
    return len(re.findall(pattern, text)) if text else (
        0
    )


print(matches("a{('"))
`,
  },
  {
    name: 'fib',
    source: `#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Numbers.

from functools import lru_cache
class of its own
"""
import functools as ft
def fib(n: "int") -> "int":
  if n < 2: return n
  return fib(n - 1) + fib(n - 2)
print(fib(12))
`,
  },
  {
    name: 'deep',
    source: `try:
    import json
except ImportError:
    json = None
else:
    def deep(text: str, *, strict: bool = True) -> object:
        return json.loads(text, strict=strict)


print(deep("[1]"))
`,
  },
];

const refused = (name: string, reason: RefusedFixture['refused'], source: string): RefusedFixture => ({
  name,
  source,
  refused: reason,
});

export const REFUSED_PROGRAMS: readonly RefusedFixture[] = [
  refused('size', 'method', 'class A:\n    @property\n    def size(self):\n        return 1\n'),
  refused('size', 'form', '@overload\ndef size(x: int) -> int: ...\n'),
  refused('pick', 'generator', 'def pick(xs, y):\n    return xs if y else (x for x in xs)\n'),
  refused('total', 'unhashable', 'def total(xs={}, *, y: "set[int]" = 1):\n    return xs\n'),
  refused('total', 'unhashable', 'def total(items: Optional[list[int]] = None) -> int:\n    return sum(items or [])\n'),
  refused('total', 'unhashable', 'def total(items=[]):\n    return sum(items)\n'),
  refused('total', 'unhashable', 'def total(items=dict()):\n    return sum(items)\n'),
  refused('total', 'unhashable', 'def total(items: frozenset[int] | set[int]) -> int:\n    return sum(items)\n'),
  refused('total', 'unhashable', 'def total(items: "t.List[int]") -> int:\n    return sum(items)\n'),
  refused('total', 'unhashable', 'def total(xs):  # type: (List[int]) -> int\n    return sum(xs)\n'),
  refused('total', 'unhashable', 'def total(\n    a: int,\n    *rest: dict[str, int],\n) -> int:\n    return a\n'),
  refused('words', 'generator', 'def words(text):\n    return (w for w in text.split())\n'),
  refused('words', 'generator', 'def words(text: str) -> Iterator[str]:\n    return iter(text.split())\n'),
  refused('words', 'generator', 'def words(text):\n    for w in text:\n        x = yield w\n'),
  refused('words', 'generator', 'def words(text):\n    yield from text\n'),
  refused('say', 'nothing', 'def say(text: str) -> None:\n    text.strip()\n'),
  refused('say', 'nothing', 'def say(text):\n    if not text:\n        return\n    text.strip()\n'),
  refused('later', 'coroutine', 'async def load(n):\n    return n\n\n\ndef later(n):\n    return load(n)\n'),
  refused('later', 'coroutine', 'def later(n: int) -> Awaitable[int]:\n    return make(n)\n'),
  refused('f', 'cached', '@functools.lru_cache(\n    maxsize=5,\n)\ndef f(x: int) -> int:\n    return x\n'),
  refused('f', 'cached', '@cached(  # comment\n    cache={},\n)\n@other\ndef f(x):\n    return x\n'),
  refused('f', 'compiled', '@numba.njit(fastmath=True)\ndef f(x):\n    return x\n'),
  refused('make', 'method', 'class A:\n    def make(this, n):\n        return n\n'),
  refused('make', 'method', 'class A:\n    @classmethod\n    def make(cls, n):\n        return n\n'),
  refused('f', 'unreadable', 'def f(x:\n    return x\n'),
  refused('g', 'form', 'g = lambda x: x\n'),
];
