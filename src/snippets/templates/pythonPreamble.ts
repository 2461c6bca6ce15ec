/** The type variables of Python's generic patterns: a module declares each only once. */
export const PYTHON_KEY_VALUE: readonly string[] = ['K = TypeVar("K")', 'V = TypeVar("V")'];

/** The same for a pattern with one type. */
export const PYTHON_ITEM: readonly string[] = ['T = TypeVar("T")'];
