import type { PatternTemplates } from '../template';
import { CHECK_CAPACITY } from './linkedEntries';
import { PYTHON_ITEM } from './pythonPreamble';

export const SCOPED_POOL: PatternTemplates = {
  script: {
    'self-contained': {
      description: 'Lends an object for the time of one call, and keeps a bounded number of idle ones.',
      imports: [],
      text: `
/**
 * Lends an object for the time of one call, and keeps at most capacity idle ones for the next.
 * It comes back when the call ends, throws or rejects; nobody else releases it, so nothing can be released twice.
 */
class «type=ScopedPool»‹<T extends object>› {
	‹readonly ›#capacity‹: number›;
	‹readonly ›#create‹: () => T›;
	‹readonly ›#reset‹: (object: T) => void›;
	‹readonly ›#idle‹: T[]› = [];

	constructor(capacity‹: number›, create‹: () => T›, reset‹: (object: T) => void›) {
		${CHECK_CAPACITY}
		this.#capacity = capacity;
		this.#create = create;
		this.#reset = reset;
	}

	async use‹<Result>›(work‹: (object: T) => Result | Promise<Result>›)‹: Promise<Result>› {
		const object = this.#idle.pop() ?? this.#create();
		try {
			return await work(object);
		} finally {
			// If this throws, the object is in an unknown state and is not kept.
			this.#reset(object);
			if (this.#idle.length < this.#capacity) this.#idle.push(object);
		}
	}
}

const «name=pool» = new «type»(«capacity=100», () => «create*=new Uint8Array(65_536)», («object=buffer») => «reset=buffer.fill(0)»);`,
    },
    library: {
      description: 'The pool of generic-pool, used by one call at a time; bounded by its number of objects.',
      install: { manager: 'npm', package: 'generic-pool' },
      imports: [{ module: 'generic-pool', names: ['createPool'], typeOnly: false }],
      text: `
// At most max objects: use(work) waits for a free one, and takes it back when the promise of work is fulfilled.
// work must be an async function and leave the object reset; when it rejects, the object is destroyed.
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
      description: 'Lends an object for the time of a with block, and keeps a bounded number of idle ones.',
      imports: [
        { module: 'collections.abc', names: ['Callable', 'Iterator'], typeOnly: false },
        { module: 'contextlib', names: ['contextmanager'], typeOnly: false },
        { module: 'typing', names: ['Generic', 'TypeVar'], typeOnly: false },
      ],
      preamble: PYTHON_ITEM,
      text: `
class «type=ScopedPool»(Generic[T]):
	"""Lend an object for the time of a with block, and keep at most capacity idle ones for the next.

	It comes back when the block ends or raises; nobody else releases it, so nothing can be released twice."""

	def __init__(self, capacity: int, create: Callable[[], T], reset: Callable[[T], object]) -> None:
		if capacity < 1:
			raise ValueError("capacity must be at least 1")
		self._capacity = capacity
		self._create = create
		self._reset = reset
		self._idle: list[T] = []

	@contextmanager
	def lease(self) -> Iterator[T]:
		item = self._idle.pop() if self._idle else self._create()
		try:
			yield item
		finally:
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
