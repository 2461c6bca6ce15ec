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
	if (!Number.isInteger(keep) || keep < 1) throw new RangeError('keep must be an integer, at least 1');
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
	if (!Number.isInteger(keep) || keep < 1) throw new RangeError('keep must be an integer, at least 1');
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

/** The same for an async function of Python, as a decorator that keeps the function's type. */
export const MEMOIZE_ASYNC_PYTHON: Template = {
  description: 'A decorator that remembers the results of an async function, and shares a call that is under way.',
  imports: [
    { module: 'asyncio', namespace: 'asyncio', typeOnly: false },
    { module: 'collections', names: ['OrderedDict'], typeOnly: false },
    { module: 'collections.abc', names: ['Callable', 'Coroutine'], typeOnly: false },
    { module: 'functools', names: ['wraps'], typeOnly: false },
    { module: 'typing', names: ['Any', 'TypeVar', 'cast'], typeOnly: false },
  ],
  preamble: ['AsyncFunction = TypeVar("AsyncFunction", bound=Callable[..., Coroutine[Any, Any, Any]])'],
  text: `
def memoize_async(maxsize: int) -> Callable[[AsyncFunction], AsyncFunction]:
	"""Share a call that is under way, and remember the results of the maxsize most recently used arguments.

	They must be hashable. A call that fails or is cancelled is not remembered. Use it within one event loop."""
	if maxsize < 1:
		raise ValueError("maxsize must be at least 1")

	def decorate(function: AsyncFunction) -> AsyncFunction:
		tasks: OrderedDict[object, asyncio.Task[Any]] = OrderedDict()

		def forget_failed(key: object, done: "asyncio.Task[Any]") -> None:
			failed = done.cancelled() or done.exception() is not None
			# By now the key may hold a newer call.
			if failed and tasks.get(key) is done:
				del tasks[key]

		@wraps(function)
		async def remembered(*args: Any, **kwargs: Any) -> Any:
			key = (args, tuple(sorted(kwargs.items())))
			task = tasks.get(key)
			if task is None:
				task = asyncio.create_task(function(*args, **kwargs))
				tasks[key] = task
				task.add_done_callback(lambda done: forget_failed(key, done))
				if len(tasks) > maxsize:
					tasks.popitem(last=False)
			else:
				tasks.move_to_end(key)
			# Shielded: one caller that is cancelled does not cancel the call of the others.
			return await asyncio.shield(task)

		return cast(AsyncFunction, remembered)

	return decorate`,
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
        { module: 'cachetools', names: ['LRUCache', 'cached', 'keys'], typeOnly: false },
      ],
      text: `
@cached(LRUCache[object, object](maxsize=«capacity=128»), key=keys.«keyOf|hashkey|typedkey», lock=Lock())
def «name=compute»(«argument=text»: «type=str») -> «result=int»:
	"""Remember the results for the maxsize most recently used arguments, which must be hashable.

	What raises is not remembered. Not for a method: it would keep every self alive."""
	return «value*=len(text)»`,
    },
  },
};
