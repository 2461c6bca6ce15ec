import type { ArgumentLevel } from './argumentLevel';
import type { ArgumentTrie, Level, StrongEntry } from './argumentTrie';
import type { MemoCache } from './memoCache';
import type { Arguments } from './memoEntry';

type Wrapper<R> = (this: void, ...list: Arguments) => R;
type Level1<R> = ArgumentLevel<StrongEntry<R>>;
type Level2<R> = ArgumentLevel<Level1<R>>;
type Level3<R> = ArgumentLevel<Level2<R>>;
type Level4<R> = ArgumentLevel<Level3<R>>;

/**
 * The function that answers from `cache`, whose results are found in `trie` by the arguments as they are. When it is
 * called with as many arguments as are declared (`length`), from one to four, it makes no list of them to find a result.
 */
export function wrapperOf<R>(cache: MemoCache<R>, trie: ArgumentTrie<R>, length: number): Wrapper<R> {
  const first: Level<R> = trie.level(length);
  switch (length) {
    case 1:
      return one(cache, first as Level1<R>);
    case 2:
      return two(cache, first as Level2<R>);
    case 3:
      return three(cache, first as Level3<R>);
    case 4:
      return four(cache, first as Level4<R>);
    default:
      return (...list) => cache.answer(trie.find(list), list);
  }
}

function one<R>(cache: MemoCache<R>, first: Level1<R>): Wrapper<R> {
  return function memoized(a) {
    if (arguments.length !== 1) return cache.call(arguments);
    const entry = first.get(a);
    return entry !== undefined && entry.state === undefined ? cache.recall(entry) : cache.answer(entry, [a]);
  };
}

function two<R>(cache: MemoCache<R>, first: Level2<R>): Wrapper<R> {
  return function memoized(a, b) {
    if (arguments.length !== 2) return cache.call(arguments);
    const entry = first.get(a)?.get(b);
    return entry !== undefined && entry.state === undefined ? cache.recall(entry) : cache.answer(entry, [a, b]);
  };
}

function three<R>(cache: MemoCache<R>, first: Level3<R>): Wrapper<R> {
  return function memoized(a, b, c) {
    if (arguments.length !== 3) return cache.call(arguments);
    const entry = first.get(a)?.get(b)?.get(c);
    return entry !== undefined && entry.state === undefined ? cache.recall(entry) : cache.answer(entry, [a, b, c]);
  };
}

function four<R>(cache: MemoCache<R>, first: Level4<R>): Wrapper<R> {
  return function memoized(a, b, c, d) {
    if (arguments.length !== 4) return cache.call(arguments);
    const entry = first.get(a)?.get(b)?.get(c)?.get(d);
    return entry !== undefined && entry.state === undefined ? cache.recall(entry) : cache.answer(entry, [a, b, c, d]);
  };
}
