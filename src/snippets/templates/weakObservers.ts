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
	// One for all, so that it is never collected: V8 up to 13.6 may then run no finalizer of the program any more.
	static ‹readonly ›#collected = new FinalizationRegistry‹<() => void>›((forget) => forget());
	‹readonly ›#refs = new Set‹<WeakRef<«type»Observer<Event>>>›();
	‹readonly ›#refOf = new WeakMap‹<«type»Observer<Event>, WeakRef<«type»Observer<Event>>>›();

	/** The number of observers, with those that are collected but not yet reported. */
	get size()‹: number› {
		return this.#refs.size;
	}

	add(observer‹: «type»Observer<Event>›)‹: void› {
		if (this.#refOf.has(observer)) return;
		const ref = new WeakRef(observer);
		const refs = this.#refs;
		refs.add(ref);
		this.#refOf.set(observer, ref);
		«type».#collected.register(observer, () => refs.delete(ref), ref);
	}

	delete(observer‹: «type»Observer<Event>›)‹: boolean› {
		const ref = this.#refOf.get(observer);
		if (ref === undefined) return false;
		«type».#collected.unregister(ref);
		this.#refOf.delete(observer);
		return this.#refs.delete(ref);
	}

	/** Tells all of them, also when one throws. What was thrown is thrown when all have been told. */
	notify(event‹: Event›)‹: void› {
		const errors‹: unknown[]› = [];
		// A copy: an observer may add and delete others, and one that was deleted hears nothing more.
		for (const ref of Array.from(this.#refs)) {
			try {
				if (this.#refs.has(ref)) ref.deref()?.update(event);
			} catch (error) {
				errors.push(error);
			}
		}
		if (errors.length > 0) throw new AggregateError(errors, 'observers failed');
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
        { module: 'weakref', names: ['ref'], typeOnly: false },
      ],
      text: `
class «type=WeakObservers»Observer(Protocol):
	def update(self, event: «event=str») -> None: ...


class «type»:
	"""Tell observers of events, in the order in which they were added. It keeps none alive, so it needs no bound.

	An observer is an object that something else refers to, told by identity; a lambda or bound method is gone at once."""

	def __init__(self) -> None:
		self._refs: dict[int, ref[«type»Observer]] = {}

	def add(self, observer: «type»Observer) -> None:
		key, refs = id(observer), self._refs

		def forget(collected: ref[«type»Observer]) -> None:
			# By now the id may be that of another one.
			if refs.get(key) is collected:
				del refs[key]

		if observer not in self:
			refs[key] = ref(observer, forget)

	def discard(self, observer: «type»Observer) -> None:
		if observer in self:
			del self._refs[id(observer)]

	def notify(self, event: «event») -> None:
		"""Tell all of them, also when one raises. The first exception is raised when all have been told."""
		errors = []
		# A copy: an observer may add and discard others, and one that was discarded hears nothing more.
		for observer in [held() for held in self._refs.values()]:
			try:
				if observer is not None and observer in self:
					observer.update(event)
			except Exception as error:
				errors.append(error)
		if errors:
			raise errors[0]

	def __contains__(self, observer: «type»Observer) -> bool:
		held = self._refs.get(id(observer))
		return held is not None and held() is observer

	def __len__(self) -> int:
		return len(self._refs)


«name=observers» = «type»()`,
    },
  },
};
