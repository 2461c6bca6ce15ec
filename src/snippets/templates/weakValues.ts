import type { PatternTemplates } from '../template';
import { PYTHON_KEY_VALUE } from './pythonPreamble';

export const WEAK_VALUES: PatternTemplates = {
  script: {
    'self-contained': {
      description: 'Shares one object for each key while somebody uses it; it keeps nothing alive, so it has no bound.',
      imports: [],
      text: `
/**
 * Shares one object for each key while somebody refers to it. It keeps none alive, so it needs no bound.
 * When an object that nobody refers to is collected, and its key leaves, is up to the garbage collector.
 */
class «type=WeakValueCache»‹<K, V extends object>› {
	// One for all, so that it is never collected: V8 up to 13.6 may then run no finalizer of the program any more.
	static ‹readonly ›#collected = new FinalizationRegistry‹<() => void>›((forget) => forget());
	‹readonly ›#refs = new Map‹<K, WeakRef<V>>›();

	/** The number of keys, with those whose object is collected but not yet reported. */
	get size()‹: number› {
		return this.#refs.size;
	}

	get(key‹: K›)‹: V | undefined› {
		return this.#refs.get(key)?.deref();
	}

	getOrCreate(key‹: K›, create‹: (key: K) => V›)‹: V› {
		const live = this.get(key);
		if (live !== undefined) return live;
		const value = create(key);
		const ref = new WeakRef(value);
		const refs = this.#refs;
		refs.set(key, ref);
		const forget = () => {
			// By now the key may hold a newer object.
			if (refs.get(key) === ref) refs.delete(key);
		};
		«type».#collected.register(value, forget, ref);
		return value;
	}

	delete(key‹: K›)‹: boolean› {
		const ref = this.#refs.get(key);
		if (ref !== undefined) «type».#collected.unregister(ref);
		return this.#refs.delete(key);
	}
}

const «name=cache» = new «type»‹<«key=string», «value=object»>›();`,
    },
  },
  python: {
    'self-contained': {
      description: 'Shares one object for each key while somebody uses it; it keeps nothing alive, so it has no bound.',
      imports: [
        { module: 'collections.abc', names: ['Callable'], typeOnly: false },
        { module: 'typing', names: ['Generic', 'TypeVar'], typeOnly: false },
        { module: 'weakref', names: ['WeakValueDictionary'], typeOnly: false },
      ],
      preamble: PYTHON_KEY_VALUE,
      text: `
class «type=WeakValueCache»(Generic[K, V]):
	"""Share one object for each key while somebody refers to it. It keeps none alive, so it needs no bound.

	Not for int, str, tuple, list or dict: they cannot be weakly referenced, but a subclass of list or dict can."""

	def __init__(self) -> None:
		# It compares identities before it removes a key, so a newer object stays.
		self._values: WeakValueDictionary[K, V] = WeakValueDictionary()

	def get_or_create(self, key: K, create: Callable[[K], V]) -> V:
		value = self._values.get(key)
		if value is None:
			value = self._values[key] = create(key)
		return value

	def __contains__(self, key: object) -> bool:
		return key in self._values

	def __len__(self) -> int:
		return len(self._values)


«name=cache»: «type»[«key=str», «value=object»] = «type»()`,
    },
  },
};
