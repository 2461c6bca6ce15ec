import type { PatternTemplates } from '../template';
import { CHECK_CAPACITY, LINK_METHODS } from './linkedEntries';
import { PYTHON_KEY_VALUE } from './pythonPreamble';

export const LRU_TTL: PatternTemplates = {
  script: {
    'self-contained': {
      description: 'A bounded cache that evicts the least recently used entry, and whose entries expire.',
      imports: [],
      text: `
/**
 * Holds each value for ttlMs milliseconds after it was set, and at most capacity of them; the least recently used goes.
 * A value may be undefined: it is has that tells whether a key is held. Every read checks the expiry.
 */
class «type=LruTtlCache»‹<K, V>› {
	‹readonly ›#capacity‹: number›;
	‹readonly ›#ttlMs‹: number›;
	‹readonly ›#now‹: () => number›;
	‹readonly ›#entries = new Map‹<K, «type»Entry<K, V>>›();
	#newest‹: «type»Entry<K, V> | undefined›;
	#oldest‹: «type»Entry<K, V> | undefined›;

	constructor(capacity‹: number›, ttlMs‹: number›, now = () => performance.now()) {
		${CHECK_CAPACITY}
		if (!(ttlMs > 0)) throw new RangeError('ttlMs must be greater than 0');
		this.#capacity = capacity;
		this.#ttlMs = ttlMs;
		this.#now = now;
	}

	has(key‹: K›)‹: boolean› {
		return this.#live(key) !== undefined;
	}

	get(key‹: K›)‹: V | undefined› {
		const entry = this.#live(key);
		if (entry === undefined) return undefined;
		this.#unlink(entry);
		this.#link(entry);
		return entry.value;
	}

	set(key‹: K›, value‹: V›)‹: this› {
		const expiresAtMs = this.#now() + this.#ttlMs;
		let entry = this.#entries.get(key);
		if (entry === undefined) {
			if (this.#oldest !== undefined && this.#entries.size >= this.#capacity) this.#remove(this.#oldest);
			entry = { key, value, expiresAtMs };
			this.#entries.set(key, entry);
		} else {
			entry.value = value;
			entry.expiresAtMs = expiresAtMs;
			this.#unlink(entry);
		}
		this.#link(entry);
		return this;
	}

	delete(key‹: K›)‹: boolean› {
		const entry = this.#live(key);
		if (entry !== undefined) this.#remove(entry);
		return entry !== undefined;
	}

	clear()‹: void› {
		this.#entries.clear();
		this.#newest = undefined;
		this.#oldest = undefined;
	}

	#live(key‹: K›)‹: «type»Entry<K, V> | undefined› {
		const entry = this.#entries.get(key);
		if (entry === undefined || this.#now() < entry.expiresAtMs) return entry;
		this.#remove(entry);
		return undefined;
	}

	#remove(entry‹: «type»Entry<K, V>›)‹: void› {
		this.#unlink(entry);
		this.#entries.delete(entry.key);
	}
${LINK_METHODS}
}
‹
interface «type»Entry<K, V> {
	readonly key: K;
	value: V;
	expiresAtMs: number;
	older?: «type»Entry<K, V> | undefined;
	newer?: «type»Entry<K, V> | undefined;
}
›
const «name=cache» = new «type»‹<«key=string», «value=unknown»>›(«capacity=500», «ttlMs|60_000|1_000|10_000|300_000|3_600_000»);`,
    },
    library: {
      description: 'The LRU cache of lru-cache with a time to live. A value cannot be undefined.',
      install: { manager: 'npm', package: 'lru-cache' },
      imports: [{ module: 'lru-cache', names: ['LRUCache'], typeOnly: false }],
      text: `
// Holds each value for ttl milliseconds and at most max of them; the least recently used goes.
// To set undefined is to delete: use null for a value that is not there.
const «name=cache» = new LRUCache‹<«key=string», «value=object»>›({
	max: «capacity=500»,
	ttl: «ttlMs|60_000|1_000|10_000|300_000|3_600_000»,
});`,
    },
  },
  python: {
    'self-contained': {
      description: 'A bounded mapping that evicts the least recently used entry, and whose entries expire.',
      imports: [
        { module: 'time', namespace: 'time', typeOnly: false },
        { module: 'collections', names: ['OrderedDict'], typeOnly: false },
        { module: 'collections.abc', names: ['Callable', 'Iterator', 'MutableMapping'], typeOnly: false },
        { module: 'typing', names: ['TypeVar', 'cast'], typeOnly: false },
      ],
      preamble: PYTHON_KEY_VALUE,
      text: `
class «type=LruTtlCache»(MutableMapping[K, V]):
	"""Hold each value for ttl_seconds after it was set, at most capacity of them; the least recently used goes.

	A value may be None: it is \`in\` that tells whether a key is held. Every read checks the expiry."""

	def __init__(self, capacity: int, ttl_seconds: float, now: Callable[[], float] = time.monotonic) -> None:
		if capacity < 1 or not ttl_seconds > 0:
			raise ValueError("capacity must be at least 1, and ttl_seconds greater than 0")
		self._capacity = capacity
		self._ttl_seconds = ttl_seconds
		self._now = now
		self._entries: OrderedDict[K, tuple[V, float]] = OrderedDict()

	def __getitem__(self, key: K) -> V:
		value, expires_at = self._entries[key]
		if self._now() >= expires_at:
			del self._entries[key]
			raise KeyError(key)
		self._entries.move_to_end(key)
		return value

	def __setitem__(self, key: K, value: V) -> None:
		self._entries[key] = (value, self._now() + self._ttl_seconds)
		self._entries.move_to_end(key)
		if len(self._entries) > self._capacity:
			self._entries.popitem(last=False)

	def __delitem__(self, key: K) -> None:
		del self._entries[key]

	def __contains__(self, key: object) -> bool:
		# Not through __getitem__: to ask is not to use.
		entry = self._entries.get(cast(K, key))
		return entry is not None and self._now() < entry[1]

	def __iter__(self) -> Iterator[K]:
		return (key for key, (_, expires_at) in list(self._entries.items()) if self._now() < expires_at)

	def __len__(self) -> int:
		return sum(1 for _ in self)


«name=cache»: «type»[«key=str», «value=object»] = «type»(capacity=«capacity=500», ttl_seconds=«ttl|60|1|10|300|3600»)`,
    },
    library: {
      description: 'The TTL cache of cachetools, which evicts the least recently used entry when it is full.',
      install: { manager: 'pip', package: 'cachetools' },
      imports: [{ module: 'cachetools', names: ['TTLCache'], typeOnly: false }],
      text: `
# Holds each value for ttl seconds and at most maxsize of them; the least recently used goes.
# It is not safe for threads: hold a lock around it when they share it.
«name=cache»: TTLCache[«key=str», «value=object»] = TTLCache(maxsize=«capacity=500», ttl=«ttl|60|1|10|300|3600»)`,
    },
  },
};
