import type { PatternTemplates } from '../template';

export const WEAK_OBSERVERS: PatternTemplates = {
  script: {
    'self-contained': {
      description: 'Tells observers of events without keeping them alive; the collected ones are forgotten.',
      imports: [],
      text: `
/**
 * Tells observers of events, in the order in which they were added. It keeps none alive, so it needs no bound.
 * An observer is an object that something else refers to: one that nobody does is collected and hears nothing.
 */
class «type=WeakObservers»‹<Event>› {
	‹readonly ›#refs = new Set‹<WeakRef<«type»Observer<Event>>>›();
	‹readonly ›#refOf = new WeakMap‹<«type»Observer<Event>, WeakRef<«type»Observer<Event>>>›();
	‹readonly ›#collected = new FinalizationRegistry‹<WeakRef<«type»Observer<Event>>>›((ref) => {
		this.#refs.delete(ref);
	});

	/** The number of observers, with those that are collected but not yet reported. */
	get size()‹: number› {
		return this.#refs.size;
	}

	add(observer‹: «type»Observer<Event>›)‹: void› {
		if (this.#refOf.has(observer)) return;
		const ref = new WeakRef(observer);
		this.#refs.add(ref);
		this.#refOf.set(observer, ref);
		this.#collected.register(observer, ref);
	}

	delete(observer‹: «type»Observer<Event>›)‹: boolean› {
		const ref = this.#refOf.get(observer);
		this.#refOf.delete(observer);
		return ref !== undefined && this.#refs.delete(ref);
	}

	notify(event‹: Event›)‹: void› {
		// A copy: an observer may add and delete others, and one that was deleted hears nothing more.
		for (const ref of Array.from(this.#refs)) {
			if (this.#refs.has(ref)) ref.deref()?.update(event);
		}
	}
}
‹
interface «type»Observer<Event> {
	update(event: Event): void;
}
›
const «name=observers» = new «type»‹<«event=string»>›();`,
    },
  },
  python: {
    'self-contained': {
      description: 'Tells observers of events without keeping them alive; the collected ones are forgotten.',
      imports: [
        { module: 'typing', names: ['Protocol'], typeOnly: false },
        { module: 'weakref', names: ['WeakKeyDictionary'], typeOnly: false },
      ],
      text: `
class «type=WeakObservers»Observer(Protocol):
	def update(self, event: «event=str») -> None: ...


class «type»:
	"""Tell observers of events, in the order in which they were added. It keeps none alive, so it needs no bound.

	An observer is an object that something else refers to; a lambda or a bound method would be gone at once."""

	def __init__(self) -> None:
		self._observers: WeakKeyDictionary[«type»Observer, None] = WeakKeyDictionary()

	def add(self, observer: «type»Observer) -> None:
		self._observers.setdefault(observer)

	def discard(self, observer: «type»Observer) -> None:
		self._observers.pop(observer, None)

	def notify(self, event: «event») -> None:
		# A copy: an observer may add and discard others, and one that was discarded hears nothing more.
		for ref in self._observers.keyrefs():
			observer = ref()
			if observer is not None and observer in self._observers:
				observer.update(event)

	def __len__(self) -> int:
		return len(self._observers)


«name=observers» = «type»()`,
    },
  },
};
