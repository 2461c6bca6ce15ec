import type { PatternTemplates } from '../template';
import { CHECK_CAPACITY } from './linkedEntries';
import { PYTHON_KEY_VALUE } from './pythonPreamble';

export const SINGLE_FLIGHT: PatternTemplates = {
  script: {
    'self-contained': {
      description: 'A bounded cache of promises: who asks for a key that is being loaded shares the load.',
      imports: [],
      text: `
/**
 * Loads a value once for all who ask for its key, and keeps at most capacity of them; the one loaded first goes.
 * A load that fails is not kept: the next get tries again.
 */
class «type=AsyncCache»‹<K, V>› {
	‹readonly ›#capacity‹: number›;
	‹readonly ›#load‹: (key: K) => Promise<V>›;
	‹readonly ›#loads = new Map‹<K, Promise<V>>›();
	// One iterator for good: a new one would first walk over all that was deleted.
	‹readonly ›#keysByAge = this.#loads.keys();

	constructor(capacity‹: number›, load‹: (key: K) => Promise<V>›) {
		${CHECK_CAPACITY}
		this.#capacity = capacity;
		this.#load = load;
	}

	get(key‹: K›)‹: Promise<V>› {
		const known = this.#loads.get(key);
		if (known !== undefined) return known;
		const loading = this.#load(key);
		if (this.#loads.size >= this.#capacity) this.#loads.delete(this.#keysByAge.next().value‹ as K›);
		this.#loads.set(key, loading);
		loading.catch(() => {
			// By now the key may hold a newer load.
			if (this.#loads.get(key) === loading) this.#loads.delete(key);
		});
		return loading;
	}

	delete(key‹: K›)‹: boolean› {
		return this.#loads.delete(key);
	}
}

const «name=cache» = new «type»(«capacity=500», async («key=url»‹: «keyType=string»›) => «load*=(await fetch(url)).text()»);`,
    },
    library: {
      description: 'The LRU cache of lru-cache, which shares a load that is under way. A value cannot be undefined.',
      install: { manager: 'npm', package: 'lru-cache' },
      imports: [{ module: 'lru-cache', names: ['LRUCache'], typeOnly: false }],
      text: `
// fetch(key) loads a value once for all who ask for it, and keeps at most max of them; the least recently used goes.
// A load that fails is not kept: the next fetch tries again. One that has to leave meanwhile still ends, for its callers.
const «name=cache» = new LRUCache‹<«keyType=string», «value=string»>›({
	max: «capacity=500»,
	ignoreFetchAbort: true,
	fetchMethod: async («key=url») => «load*=(await fetch(url)).text()»,
});`,
    },
  },
  python: {
    'self-contained': {
      description: 'A bounded cache of asyncio tasks: who asks for a key that is being loaded shares the load.',
      imports: [
        { module: 'asyncio', namespace: 'asyncio', typeOnly: false },
        { module: 'collections', names: ['OrderedDict'], typeOnly: false },
        { module: 'collections.abc', names: ['Callable', 'Coroutine'], typeOnly: false },
        { module: 'typing', names: ['Any', 'Generic', 'TypeVar'], typeOnly: false },
      ],
      preamble: PYTHON_KEY_VALUE,
      text: `
class «type=AsyncCache»(Generic[K, V]):
	"""Load a value once for all who ask for its key, and keep at most capacity of them; the one loaded first goes.

	A load that fails is not kept. Use it within one event loop."""

	def __init__(self, capacity: int, load: Callable[[K], Coroutine[Any, Any, V]]) -> None:
		if capacity < 1:
			raise ValueError("capacity must be at least 1")
		self._capacity = capacity
		self._load = load
		self._loads: OrderedDict[K, asyncio.Task[V]] = OrderedDict()

	async def get(self, key: K) -> V:
		loading = self._loads.get(key)
		if loading is None:
			loading = asyncio.create_task(self._load(key))
			self._loads[key] = loading
			if len(self._loads) > self._capacity:
				self._loads.popitem(last=False)
			loading.add_done_callback(lambda done: self._forget_failed(key, done))
		# Shielded: one caller that is cancelled does not cancel the load of the others.
		return await asyncio.shield(loading)

	def delete(self, key: K) -> bool:
		return self._loads.pop(key, None) is not None

	def _forget_failed(self, key: K, done: "asyncio.Task[V]") -> None:
		failed = done.cancelled() or done.exception() is not None
		# By now the key may hold a newer load.
		if failed and self._loads.get(key) is done:
			del self._loads[key]


async def «load=load»(«key=key»: «keyType=str») -> «value=str»:
	return «expression*=key.upper()»


«name=cache» = «type»(«capacity=500», «load»)`,
    },
  },
};
