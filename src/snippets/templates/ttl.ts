import type { PatternTemplates } from '../template';
import { CHECK_CAPACITY } from './linkedEntries';
import { PYTHON_KEY_VALUE } from './pythonPreamble';

export const TTL: PatternTemplates = {
  script: {
    'self-contained': {
      description: 'A bounded cache whose entries expire after a time to live.',
      imports: [],
      text: `
/**
 * Holds each value for ttlMs milliseconds after it was set, and at most capacity of them; the one set first goes.
 * A value may be undefined: it is has that tells whether a key is held. Every read checks the expiry.
 */
class «type=TtlCache»‹<K, V>› {
	‹readonly ›#ttlMs‹: number›;
	‹readonly ›#capacity‹: number›;
	‹readonly ›#now‹: () => number›;
	‹readonly ›#entries = new Map‹<K, { value: V; expiresAtMs: number }>›();
	// One iterator for good: a new one would first walk over all that was deleted.
	‹readonly ›#keysByAge = this.#entries.keys();

	constructor(ttlMs‹: number›, capacity‹: number›, now = () => performance.now()) {
		if (!(ttlMs > 0)) throw new RangeError('ttlMs must be greater than 0');
		${CHECK_CAPACITY}
		this.#ttlMs = ttlMs;
		this.#capacity = capacity;
		this.#now = now;
	}

	has(key‹: K›)‹: boolean› {
		return this.#live(key) !== undefined;
	}

	get(key‹: K›)‹: V | undefined› {
		return this.#live(key)?.value;
	}

	set(key‹: K›, value‹: V›)‹: this› {
		// Deleted before it is set anew, so that the keys stand in the order of their expiry.
		this.#entries.delete(key);
		if (this.#entries.size >= this.#capacity) this.#entries.delete(this.#keysByAge.next().value‹ as K›);
		this.#entries.set(key, { value, expiresAtMs: this.#now() + this.#ttlMs });
		return this;
	}

	delete(key‹: K›)‹: boolean› {
		return this.has(key) && this.#entries.delete(key);
	}

	clear()‹: void› {
		this.#entries.clear();
	}

	#live(key‹: K›)‹: { value: V } | undefined› {
		const entry = this.#entries.get(key);
		if (entry === undefined || this.#now() < entry.expiresAtMs) return entry;
		this.#entries.delete(key);
		return undefined;
	}
}

const «name=cache» = new «type»‹<«key=string», «value=unknown»>›(«ttlMs|60_000|1_000|10_000|300_000|3_600_000», «capacity=500»);`,
    },
    library: {
      description: 'The TTL cache of @isaacs/ttlcache, bounded by its number of entries.',
      install: { manager: 'npm', package: '@isaacs/ttlcache' },
      imports: [{ module: '@isaacs/ttlcache', names: ['TTLCache'], typeOnly: false }],
      text: `
// Holds each value for ttl milliseconds and at most max of them; the one that would expire first goes.
// Timers can be late: checkAgeOnGet has every read check the expiry too.
const «name=cache» = new TTLCache‹<«key=string», «value=object»>›({
	max: «capacity=500»,
	ttl: «ttlMs|60_000|1_000|10_000|300_000|3_600_000»,
	checkAgeOnGet: true,
});`,
    },
  },
  python: {
    'self-contained': {
      description: 'A bounded mapping whose entries expire after a time to live.',
      imports: [
        { module: 'time', namespace: 'time', typeOnly: false },
        { module: 'collections', names: ['OrderedDict'], typeOnly: false },
        { module: 'collections.abc', names: ['Callable', 'Iterator', 'MutableMapping'], typeOnly: false },
        { module: 'typing', names: ['TypeVar'], typeOnly: false },
      ],
      preamble: PYTHON_KEY_VALUE,
      text: `
class «type=TtlCache»(MutableMapping[K, V]):
	"""Hold each value for ttl_seconds after it was set, and at most capacity of them; the one set first goes.

	A value may be None: it is \`in\` that tells whether a key is held. Every read checks the expiry."""

	def __init__(self, ttl_seconds: float, capacity: int, now: Callable[[], float] = time.monotonic) -> None:
		if capacity < 1 or not ttl_seconds > 0:
			raise ValueError("capacity must be at least 1, and ttl_seconds greater than 0")
		self._ttl_seconds = ttl_seconds
		self._capacity = capacity
		self._now = now
		self._entries: OrderedDict[K, tuple[V, float]] = OrderedDict()

	def __getitem__(self, key: K) -> V:
		value, expires_at = self._entries[key]
		if self._now() >= expires_at:
			del self._entries[key]
			raise KeyError(key)
		return value

	def __setitem__(self, key: K, value: V) -> None:
		self._entries[key] = (value, self._now() + self._ttl_seconds)
		# Set anew too, so that the keys stand in the order of their expiry.
		self._entries.move_to_end(key)
		if len(self._entries) > self._capacity:
			self._entries.popitem(last=False)

	def __delitem__(self, key: K) -> None:
		del self._entries[key]

	def __iter__(self) -> Iterator[K]:
		return (key for key, (_, expires_at) in list(self._entries.items()) if self._now() < expires_at)

	def __len__(self) -> int:
		return sum(1 for _ in self)


«name=cache»: «type»[«key=str», «value=object»] = «type»(ttl_seconds=«ttl|60|1|10|300|3600», capacity=«capacity=500»)`,
    },
    library: {
      description: 'The TTL cache of cachetools, bounded by its number of entries.',
      install: { manager: 'pip', package: 'cachetools' },
      imports: [{ module: 'cachetools', names: ['TTLCache'], typeOnly: false }],
      text: `
# Holds each value for ttl seconds and at most maxsize of them; the least recently used goes.
# It is not safe for threads: hold a lock around it when they share it.
«name=cache»: TTLCache[«key=str», «value=object»] = TTLCache(maxsize=«capacity=500», ttl=«ttl|60|1|10|300|3600»)`,
    },
  },
};
