import type { PatternTemplates } from '../template';
import { CHECK_CAPACITY, LINK_METHODS } from './linkedEntries';
import { PYTHON_KEY_VALUE } from './pythonPreamble';

export const LRU: PatternTemplates = {
  script: {
    'self-contained': {
      description: 'A bounded cache that evicts the least recently used entry, in constant time.',
      imports: [],
      text: `
/**
 * Holds at most capacity entries; a new one takes the place of the one that was used least recently.
 * A value may be undefined: it is has that tells whether a key is held.
 */
class «type=LruCache»‹<K, V>› {
	‹readonly ›#capacity‹: number›;
	‹readonly ›#entries = new Map‹<K, «type»Entry<K, V>>›();
	#newest‹: «type»Entry<K, V> | undefined›;
	#oldest‹: «type»Entry<K, V> | undefined›;

	constructor(capacity‹: number›) {
		${CHECK_CAPACITY}
		this.#capacity = capacity;
	}

	get size()‹: number› {
		return this.#entries.size;
	}

	has(key‹: K›)‹: boolean› {
		return this.#entries.has(key);
	}

	get(key‹: K›)‹: V | undefined› {
		const entry = this.#entries.get(key);
		if (entry === undefined) return undefined;
		this.#unlink(entry);
		this.#link(entry);
		return entry.value;
	}

	set(key‹: K›, value‹: V›)‹: this› {
		let entry = this.#entries.get(key);
		if (entry === undefined) {
			if (this.#oldest !== undefined && this.#entries.size >= this.#capacity) this.delete(this.#oldest.key);
			entry = { key, value };
			this.#entries.set(key, entry);
		} else {
			entry.value = value;
			this.#unlink(entry);
		}
		this.#link(entry);
		return this;
	}

	delete(key‹: K›)‹: boolean› {
		const entry = this.#entries.get(key);
		if (entry !== undefined) this.#unlink(entry);
		return this.#entries.delete(key);
	}

	clear()‹: void› {
		this.#entries.clear();
		this.#newest = undefined;
		this.#oldest = undefined;
	}
${LINK_METHODS}
}
‹
interface «type»Entry<K, V> {
	readonly key: K;
	value: V;
	older?: «type»Entry<K, V> | undefined;
	newer?: «type»Entry<K, V> | undefined;
}
›
const «name=cache» = new «type»‹<«key=string», «value=unknown»>›(«capacity=500»);`,
    },
    library: {
      description: 'The LRU cache of lru-cache, bounded by its number of entries. A value cannot be undefined.',
      install: { manager: 'npm', package: 'lru-cache' },
      imports: [{ module: 'lru-cache', names: ['LRUCache'], typeOnly: false }],
      text: `
// Holds at most max entries; a new one takes the place of the one that was used least recently.
// To set undefined is to delete: use null for a value that is not there.
const «name=cache» = new LRUCache‹<«key=string», «value=object»>›({ max: «capacity=500» });`,
    },
  },
  python: {
    'self-contained': {
      description: 'A bounded mapping that evicts the least recently used entry, on OrderedDict.',
      imports: [
        { module: 'collections', names: ['OrderedDict'], typeOnly: false },
        { module: 'collections.abc', names: ['Iterator', 'MutableMapping'], typeOnly: false },
        { module: 'typing', names: ['TypeVar'], typeOnly: false },
      ],
      preamble: PYTHON_KEY_VALUE,
      text: `
class «type=LruCache»(MutableMapping[K, V]):
	"""Hold at most capacity entries; a new one takes the place of the least recently used.

	A value may be None: it is \`in\` that tells whether a key is held, without using it."""

	def __init__(self, capacity: int) -> None:
		if capacity < 1:
			raise ValueError("capacity must be at least 1")
		self._capacity = capacity
		self._entries: OrderedDict[K, V] = OrderedDict()

	def __getitem__(self, key: K) -> V:
		value = self._entries[key]
		self._entries.move_to_end(key)
		return value

	def __setitem__(self, key: K, value: V) -> None:
		self._entries[key] = value
		self._entries.move_to_end(key)
		if len(self._entries) > self._capacity:
			self._entries.popitem(last=False)

	def __delitem__(self, key: K) -> None:
		del self._entries[key]

	def __contains__(self, key: object) -> bool:
		return key in self._entries

	def __iter__(self) -> Iterator[K]:
		return iter(list(self._entries))

	def __len__(self) -> int:
		return len(self._entries)


«name=cache»: «type»[«key=str», «value=object»] = «type»(«capacity=500»)`,
    },
    library: {
      description: 'The LRU cache of cachetools, bounded by its number of entries.',
      install: { manager: 'pip', package: 'cachetools' },
      imports: [{ module: 'cachetools', names: ['LRUCache'], typeOnly: false }],
      text: `
# Holds at most maxsize entries; a new one takes the place of the least recently used.
# It is not safe for threads: hold a lock around it when they share it.
«name=cache»: LRUCache[«key=str», «value=object»] = LRUCache(maxsize=«capacity=500»)`,
    },
  },
};
