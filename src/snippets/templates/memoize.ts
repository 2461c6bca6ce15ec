import type { PatternTemplates, Template } from '../template';

const DECLARATION = `
/**
 * Remembers what fn gave for at least the keep most recently used keys, and at most twice as many.
 * keyOf makes one key of the arguments. A call that throws is not remembered.
 */
function «memoize=memoize»‹<This, Args extends unknown[], Result>›(
	fn‹: (this: This, ...args: Args) => Result›,
	keyOf‹: (...args: Args) => unknown›,
	keep‹: number›,
)‹: (this: This, ...args: Args) => Result› {
	let recent = new Map‹<unknown, Result>›();
	let older = new Map‹<unknown, Result>›();
	return function (...args) {
		const key = keyOf(...args);
		if (recent.has(key)) return recent.get(key)‹ as Result›;
		const result = older.has(key) ? ‹(›older.get(key)‹ as Result)› : fn.apply(this, args);
		recent.set(key, result);
		if (recent.size >= keep) {
			older = recent;
			recent = new Map();
		}
		return result;
	};
}`;

/** The function alone, for a function of the user's to be wrapped in it. */
export const MEMOIZE_FUNCTION: Template = {
  description: 'Remembers the results of a function, bounded by the number of keys.',
  imports: [],
  text: DECLARATION,
};

/** The same for a function that returns a promise: callers share one call, and a rejection is not remembered. */
export const MEMOIZE_ASYNC_FUNCTION: Template = {
  description: 'Remembers the results of an async function, and shares a call that is under way.',
  imports: [],
  text: `
/**
 * Shares a call of fn that is under way, and remembers at least the keep most recently used keys, at most twice as many.
 * keyOf makes one key of the arguments. A call that rejects is not remembered.
 */
function «memoizeAsync=memoizeAsync»‹<This, Args extends unknown[], Result>›(
	fn‹: (this: This, ...args: Args) => Promise<Result>›,
	keyOf‹: (...args: Args) => unknown›,
	keep‹: number›,
)‹: (this: This, ...args: Args) => Promise<Result>› {
	let recent = new Map‹<unknown, Promise<Result>>›();
	let older = new Map‹<unknown, Promise<Result>>›();
	return function (...args) {
		const key = keyOf(...args);
		const known = recent.get(key);
		if (known !== undefined) return known;
		let result = older.get(key);
		if (result === undefined) {
			const call = fn.apply(this, args);
			result = call;
			call.catch(() => {
				for (const results of [recent, older]) if (results.get(key) === call) results.delete(key);
			});
		}
		recent.set(key, result);
		if (recent.size >= keep) {
			older = recent;
			recent = new Map();
		}
		return result;
	};
}`,
};

export const MEMOIZE: PatternTemplates = {
  script: {
    'self-contained': {
      ...MEMOIZE_FUNCTION,
      text: `${DECLARATION}

const «name=memoized» = «memoize»((«argument=text»‹: «type=string»›) => «result*=text.length», («argument») => «argument», «keep=500»);`,
    },
    library: {
      description: 'A function whose results lru-cache remembers. A result cannot be undefined.',
      install: { manager: 'npm', package: 'lru-cache' },
      imports: [{ module: 'lru-cache', names: ['LRUCache'], typeOnly: false }],
      text: `
const «results=results» = new LRUCache‹<«type=string», «result=number»>›({
	max: «capacity=500»,
	memoMethod: («argument=text») => «compute*=text.length»,
});

/**
 * Remembers its results for the max most recently used arguments.
 * A call that throws is not remembered.
 */
function «name=memoized»(«argument»‹: «type»›)‹: «result»› {
	return «results».memo(«argument»);
}`,
    },
  },
  python: {
    'self-contained': {
      description: 'A function whose results functools.lru_cache remembers, bounded by the number of arguments.',
      imports: [{ module: 'functools', names: ['lru_cache'], typeOnly: false }],
      text: `
@lru_cache(maxsize=«capacity=128», typed=«typed|False|True»)
def «name=compute»(«argument=text»: «type=str») -> «result=int»:
	"""Remember the results for the maxsize most recently used arguments, which must be hashable.

	What raises is not remembered. Not for a method: it would keep every self alive."""
	return «value*=len(text)»`,
    },
    library: {
      description: 'A function whose results cachetools remembers, safe for threads and with a key of your choice.',
      install: { manager: 'pip', package: 'cachetools' },
      imports: [
        { module: 'threading', names: ['Lock'], typeOnly: false },
        { module: 'cachetools', names: ['LRUCache', 'cached'], typeOnly: false },
        { module: 'cachetools.keys', names: ['hashkey', 'typedkey'], typeOnly: false },
      ],
      text: `
@cached(LRUCache(maxsize=«capacity=128»), key=«keyOf|hashkey|typedkey», lock=Lock())
def «name=compute»(«argument=text»: «type=str») -> «result=int»:
	"""Remember the results for the maxsize most recently used arguments, which must be hashable.

	What raises is not remembered. Not for a method: it would keep every self alive."""
	return «value*=len(text)»`,
    },
  },
};
