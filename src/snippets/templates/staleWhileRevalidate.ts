import type { PatternTemplates } from '../template';
import { CHECK_CAPACITY } from './linkedEntries';
import { PYTHON_KEY_VALUE } from './pythonPreamble';

export const STALE_WHILE_REVALIDATE: PatternTemplates = {
  script: {
    'self-contained': {
      description: 'A bounded cache that answers with an old value at once and loads a new one behind the answer.',
      imports: [],
      text: `
/**
 * Answers from memory; a value older than freshMs is loaded anew behind the answer, one older than staleMs before it.
 * Holds at most capacity values; the one loaded first goes. A refresh that fails leaves the old value.
 */
class «type=RevalidatingCache»‹<K, V>› {
	‹readonly ›#options‹: «type»Options<K, V>›;
	‹readonly ›#entries = new Map‹<K, { value: V; loadedAtMs: number }>›();
	// One iterator for good: a new one would first walk over all that was deleted.
	‹readonly ›#keysByAge = this.#entries.keys();
	‹readonly ›#loads = new Map‹<K, Promise<V>>›();

	constructor(options‹: «type»Options<K, V>›) {
		const { capacity, freshMs, staleMs } = options;
		${CHECK_CAPACITY}
		if (!(freshMs >= 0 && staleMs >= freshMs)) throw new RangeError('staleMs must be at least freshMs, and freshMs at least 0');
		this.#options = options;
	}

	async get(key‹: K›)‹: Promise<V>› {
		const { freshMs, staleMs, onRefreshError } = this.#options;
		const entry = this.#entries.get(key);
		const ageMs = entry === undefined ? Infinity : this.#nowMs() - entry.loadedAtMs;
		if (entry === undefined || ageMs >= staleMs) return this.#loadOnce(key);
		if (ageMs >= freshMs && !this.#loads.has(key)) this.#loadOnce(key).catch(onRefreshError);
		return entry.value;
	}

	#loadOnce(key‹: K›)‹: Promise<V>› {
		let loading = this.#loads.get(key);
		if (loading === undefined) {
			loading = this.#load(key).finally(() => this.#loads.delete(key));
			this.#loads.set(key, loading);
		}
		return loading;
	}

	async #load(key‹: K›)‹: Promise<V>› {
		const loadedAtMs = this.#nowMs();
		const value = await this.#options.load(key);
		// Deleted before it is set anew, so that the keys stand in the order of their loads.
		this.#entries.delete(key);
		if (this.#entries.size >= this.#options.capacity) this.#entries.delete(this.#keysByAge.next().value‹ as K›);
		this.#entries.set(key, { value, loadedAtMs });
		return value;
	}

	#nowMs()‹: number› {
		return this.#options.now?.() ?? performance.now();
	}
}
‹
interface «type»Options<K, V> {
	readonly capacity: number;
	readonly freshMs: number;
	readonly staleMs: number;
	readonly load: (key: K) => Promise<V>;
	readonly onRefreshError: (error: unknown) => void;
	readonly now?: () => number;
}
›
const «name=cache» = new «type»({
	capacity: «capacity=500»,
	freshMs: «freshMs|60_000|1_000|10_000|300_000|3_600_000»,
	staleMs: «staleMs|3_600_000|60_000|600_000|86_400_000»,
	load: async («key=url»‹: «keyType=string»›) => «load*=(await fetch(url)).text()»,
	onRefreshError: (error) => «report=console.error(error)»,
});`,
    },
    library: {
      description: 'The LRU cache of lru-cache, which answers with an old value and refreshes it meanwhile.',
      install: { manager: 'npm', package: 'lru-cache' },
      imports: [{ module: 'lru-cache', names: ['LRUCache'], typeOnly: false }],
      text: `
// fetch(key) answers from memory; a value older than ttl it loads anew behind the answer, however old it is.
// Holds at most max values; the least recently used goes. A refresh that fails leaves the old value.
// A load whose key has to leave meanwhile still ends, for its callers.
const «name=cache» = new LRUCache‹<«keyType=string», «value=string»>›({
	max: «capacity=500»,
	ttl: «freshMs|60_000|1_000|10_000|300_000|3_600_000»,
	allowStale: true,
	noDeleteOnFetchRejection: true,
	ignoreFetchAbort: true,
	fetchMethod: async («key=url») => «load*=(await fetch(url)).text()»,
});`,
    },
  },
  python: {
    'self-contained': {
      description: 'A bounded cache that answers with an old value at once and loads a new one behind the answer.',
      imports: [
        { module: 'asyncio', namespace: 'asyncio', typeOnly: false },
        { module: 'time', namespace: 'time', typeOnly: false },
        { module: 'collections', names: ['OrderedDict'], typeOnly: false },
        { module: 'collections.abc', names: ['Callable', 'Coroutine'], typeOnly: false },
        { module: 'typing', names: ['Any', 'Generic', 'TypeVar'], typeOnly: false },
      ],
      preamble: PYTHON_KEY_VALUE,
      text: `
class «type=RevalidatingCache»(Generic[K, V]):
	"""Answer from memory; load anew behind the answer what is older than fresh_seconds, before it than stale_seconds.

	Holds at most capacity values; the one loaded first goes. A refresh that fails leaves the old value."""

	def __init__(
		self,
		capacity: int,
		fresh_seconds: float,
		stale_seconds: float,
		load: Callable[[K], Coroutine[Any, Any, V]],
		on_refresh_error: Callable[[BaseException], None],
		now: Callable[[], float] = time.monotonic,
	) -> None:
		if capacity < 1 or not 0 <= fresh_seconds <= stale_seconds:
			raise ValueError("capacity must be at least 1, and stale_seconds at least fresh_seconds")
		self._capacity = capacity
		self._fresh_seconds = fresh_seconds
		self._stale_seconds = stale_seconds
		self._load = load
		self._on_refresh_error = on_refresh_error
		self._now = now
		self._entries: OrderedDict[K, tuple[V, float]] = OrderedDict()
		self._loads: dict[K, asyncio.Task[V]] = {}

	async def get(self, key: K) -> V:
		entry = self._entries.get(key)
		if entry is not None:
			value, loaded_at = entry
			age = self._now() - loaded_at
			if age < self._fresh_seconds:
				return value
			if age < self._stale_seconds:
				if key not in self._loads:
					self._load_once(key).add_done_callback(self._report)
				return value
		# Shielded: one caller that is cancelled does not cancel the load of the others.
		return await asyncio.shield(self._load_once(key))

	def _load_once(self, key: K) -> "asyncio.Task[V]":
		if key not in self._loads:
			self._loads[key] = asyncio.create_task(self._load_and_keep(key))
		return self._loads[key]

	async def _load_and_keep(self, key: K) -> V:
		loaded_at = self._now()
		try:
			value = await self._load(key)
		finally:
			del self._loads[key]
		self._entries[key] = (value, loaded_at)
		self._entries.move_to_end(key)
		if len(self._entries) > self._capacity:
			self._entries.popitem(last=False)
		return value

	def _report(self, done: "asyncio.Task[V]") -> None:
		error = None if done.cancelled() else done.exception()
		if error is not None:
			self._on_refresh_error(error)


async def «load=load»(«key=key»: «keyType=str») -> «value=str»:
	return «expression*=key.upper()»


«name=cache» = «type»(
	capacity=«capacity=500»,
	fresh_seconds=«fresh|60|1|10|300|3600»,
	stale_seconds=«stale|3600|60|600|86400»,
	load=«load»,
	on_refresh_error=«report=print»,
)`,
    },
  },
};
