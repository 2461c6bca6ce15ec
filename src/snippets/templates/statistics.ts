import type { ImportSpec } from '../snippet';
import type { PatternTemplates } from '../template';
import { PYTHON_KEY_VALUE } from './pythonPreamble';

const SCRIPT = `
/**
 * Counts the hits and misses of the cache that it wraps. It holds no entry itself: it is as bounded as that cache.
 * A held undefined is a hit. Write and delete through it or on the cache itself.
 */
class «type=CountedCache»‹<K, V>› {
	hits = 0;
	misses = 0;
	‹readonly ›#cache‹: «type»Subject<K, V>›;

	constructor(cache‹: «type»Subject<K, V>›) {
		this.#cache = cache;
	}

	/** The share of the reads that were hits, from 0 to 1; 0 before the first read. */
	get hitRate()‹: number› {
		const reads = this.hits + this.misses;
		return reads === 0 ? 0 : this.hits / reads;
	}

	get(key‹: K›)‹: V | undefined› {
		const value = this.#cache.get(key);
		if (value !== undefined || this.#cache.has(key)) this.hits++;
		else this.misses++;
		return value;
	}

	set(key‹: K›, value‹: V›)‹: this› {
		this.#cache.set(key, value);
		return this;
	}
}
‹
interface «type»Subject<K, V> {
	has(key: K): boolean;
	get(key: K): V | undefined;
	set(key: K, value: V): unknown;
}
›
`;

const PYTHON = `
class «type=CountedCache»(MutableMapping[K, V]):
	"""Count the hits and misses of the cache that it wraps. It holds no entry: it is as bounded as that cache.

	Reads by key and by get are counted, \`in\` is not."""

	def __init__(self, cache: MutableMapping[K, V]) -> None:
		self._cache = cache
		self.hits = 0
		self.misses = 0

	@property
	def hit_rate(self) -> float:
		"""The share of the reads that were hits, from 0 to 1; 0 before the first read."""
		reads = self.hits + self.misses
		return self.hits / reads if reads else 0.0

	def __getitem__(self, key: K) -> V:
		try:
			value = self._cache[key]
		except KeyError:
			self.misses += 1
			raise
		self.hits += 1
		return value

	def __setitem__(self, key: K, value: V) -> None:
		self._cache[key] = value

	def __delitem__(self, key: K) -> None:
		del self._cache[key]

	def __contains__(self, key: object) -> bool:
		return key in self._cache

	def __iter__(self) -> Iterator[K]:
		return iter(self._cache)

	def __len__(self) -> int:
		return len(self._cache)


`;

const PYTHON_IMPORTS: readonly ImportSpec[] = [
  { module: 'collections.abc', names: ['Iterator', 'MutableMapping'], typeOnly: false },
  { module: 'typing', names: ['TypeVar'], typeOnly: false },
];

export const STATISTICS: PatternTemplates = {
  script: {
    'self-contained': {
      description: 'Counts the hits and misses of any cache with get, set and has, and is as bounded as that one.',
      imports: [],
      text: `${SCRIPT}// A Map has no bound and is here as an example: wrap the cache whose hits are to be counted.
const «name=cache» = new «type»(«cache*=new Map‹<string, unknown>›()»);`,
    },
    library: {
      description: 'Counts the hits and misses of the LRU cache of lru-cache.',
      install: { manager: 'npm', package: 'lru-cache' },
      imports: [{ module: 'lru-cache', names: ['LRUCache'], typeOnly: false }],
      text: `${SCRIPT}const «name=cache» = new «type»(new LRUCache‹<«key=string», «value=object»>›({ max: «capacity=500» }));`,
    },
  },
  python: {
    'self-contained': {
      description: 'Counts the hits and misses of any mapping, and is as bounded as that one.',
      imports: PYTHON_IMPORTS,
      preamble: PYTHON_KEY_VALUE,
      text: `${PYTHON}# A dict has no bound and is here as an example: wrap the cache whose hits are to be counted.
«name=cache»: «type»[«key=str», «value=object»] = «type»(«cache*=dict()»)`,
    },
    library: {
      description: 'Counts the hits and misses of the LRU cache of cachetools.',
      install: { manager: 'pip', package: 'cachetools' },
      imports: [...PYTHON_IMPORTS, { module: 'cachetools', names: ['LRUCache'], typeOnly: false }],
      preamble: PYTHON_KEY_VALUE,
      text: `${PYTHON}«name=cache»: «type»[«key=str», «value=object»] = «type»(LRUCache(maxsize=«capacity=500»))`,
    },
  },
};
