/** The bounds check that every bounded class of TypeScript and JavaScript begins with. */
export const CHECK_CAPACITY = `if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer, at least 1');`;

/**
 * Two private methods of a class whose entries are linked from `#oldest` to `#newest`. Links instead of deleting and
 * setting again in the Map: there every move of a hot key leaves a tombstone that the next look-up walks over.
 */
export const LINK_METHODS = `
	#link(entry‹: «type»Entry<K, V>›)‹: void› {
		entry.older = this.#newest;
		entry.newer = undefined;
		if (this.#newest === undefined) this.#oldest = entry;
		else this.#newest.newer = entry;
		this.#newest = entry;
	}

	#unlink({ older, newer }‹: «type»Entry<K, V>›)‹: void› {
		if (older === undefined) this.#oldest = newer;
		else older.newer = newer;
		if (newer === undefined) this.#newest = older;
		else newer.older = older;
	}`;
