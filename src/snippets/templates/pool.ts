import type { PatternTemplates } from '../template';
import { CHECK_CAPACITY } from './linkedEntries';
import { PYTHON_ITEM } from './pythonPreamble';

export const POOL: PatternTemplates = {
  script: {
    'self-contained': {
      description: 'Lends out objects, keeps a bounded number of idle ones, and detects a double release.',
      imports: [],
      text: `
/**
 * Lends out objects that are dear to create and keeps at most capacity idle ones for the next borrower.
 * Releasing an object twice, or one that is not from this pool, throws.
 */
class «type=ObjectPool»‹<T extends object>› {
	‹readonly ›#capacity‹: number›;
	‹readonly ›#create‹: () => T›;
	‹readonly ›#reset‹: (object: T) => void›;
	‹readonly ›#idle‹: T[]› = [];
	// Weak, so that an object which is never released can still be collected.
	‹readonly ›#lent = new WeakMap‹<T, boolean>›();

	constructor(capacity‹: number›, create‹: () => T›, reset‹: (object: T) => void›) {
		${CHECK_CAPACITY}
		this.#capacity = capacity;
		this.#create = create;
		this.#reset = reset;
	}

	acquire()‹: T› {
		const object = this.#idle.pop() ?? this.#create();
		this.#lent.set(object, true);
		return object;
	}

	release(object‹: T›)‹: void› {
		const lent = this.#lent.get(object);
		if (lent === undefined) throw new Error('this object is not from this pool');
		if (!lent) throw new Error('this object has already been released');
		this.#lent.set(object, false);
		// If this throws, the object is in an unknown state and is not kept.
		this.#reset(object);
		if (this.#idle.length < this.#capacity) this.#idle.push(object);
	}
}

const «name=pool» = new «type»(«capacity=100», () => «create*=new Uint8Array(65_536)», («object=buffer») => «reset=buffer.fill(0)»);`,
    },
    library: {
      description: 'The pool of generic-pool, bounded by its number of objects; who finds none free waits.',
      install: { manager: 'npm', package: 'generic-pool' },
      imports: [{ module: 'generic-pool', names: ['createPool'], typeOnly: false }],
      text: `
// At most max objects: acquire() waits for a free one, and each must come back by release(), reset by its borrower.
// Releasing an object twice, or one that is not from this pool, rejects.
const «name=pool» = createPool(
	{
		create: () => Promise.resolve(«create*=new Uint8Array(65_536)»),
		destroy: «destroy=() => Promise.resolve()»,
	},
	{ max: «capacity=100» },
);`,
    },
  },
  python: {
    'self-contained': {
      description: 'Lends out objects, keeps a bounded number of idle ones, and detects a double release.',
      imports: [
        { module: 'collections.abc', names: ['Callable'], typeOnly: false },
        { module: 'typing', names: ['Generic', 'TypeVar'], typeOnly: false },
      ],
      preamble: PYTHON_ITEM,
      text: `
class «type=ObjectPool»(Generic[T]):
	"""Lend out objects that are dear to create and keep at most capacity idle ones for the next borrower.

	Releasing one twice, or one that is not from this pool, raises. What is lent is held until it is released."""

	def __init__(self, capacity: int, create: Callable[[], T], reset: Callable[[T], object]) -> None:
		if capacity < 1:
			raise ValueError("capacity must be at least 1")
		self._capacity = capacity
		self._create = create
		self._reset = reset
		self._idle: list[T] = []
		# By identity, since objects may be equal. It holds them, so that no id is given to another object meanwhile.
		self._lent: dict[int, T] = {}

	def acquire(self) -> T:
		item = self._idle.pop() if self._idle else self._create()
		self._lent[id(item)] = item
		return item

	def release(self, item: T) -> None:
		if id(item) not in self._lent:
			raise ValueError("this object is not lent: it was released already, or is not from this pool")
		del self._lent[id(item)]
		# If this raises, the object is in an unknown state and is not kept.
		self._reset(item)
		if len(self._idle) < self._capacity:
			self._idle.append(item)


def «resetItem=reset_buffer»(«object=buffer»: «item=bytearray») -> None:
	«reset=buffer[:] = bytes(len(buffer))»


«name=pool» = «type»(«capacity=100», create=lambda: «create*=bytearray(65_536)», reset=«resetItem»)`,
    },
  },
};
