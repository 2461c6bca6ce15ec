import * as v from 'valibot';

/** The longest text for a key or a name, in UTF-16 units. */
export const PREVIEW_CAP = 120;
/** The longest identity, in UTF-16 units. */
const IDENTITY_CAP = 40;

/**
 * How the keys of a cache are called, as members of whatever is told of them. Two names are of the same key when both
 * members are equal.
 */
export const KEY_NAME = {
  /** The key as text, cut to {@link PREVIEW_CAP}. */
  key: v.pipe(v.string(), v.maxLength(PREVIEW_CAP)),
  /**
   * Tells apart the keys of a cache that have the same text; missing where the text alone does. Means nothing but for
   * objects, whose identity is `#` and a number that people may be shown.
   */
  identity: v.optional(v.pipe(v.string(), v.maxLength(IDENTITY_CAP))),
};

/** Of one key. */
export interface KeyName {
  readonly key: string;
  readonly identity?: string | undefined;
}

/** The name alone, of whatever has one. */
export function keyNameOf({ key, identity }: KeyName): KeyName {
  return identity === undefined ? { key } : { key, identity };
}

/** Whether two names are of the same key of a cache. */
export function isSameKey(a: KeyName, b: KeyName): boolean {
  return a.key === b.key && a.identity === b.identity;
}

/** The name as one text, for maps; different for different names. */
export function keyNameText({ key, identity }: KeyName): string {
  return identity === undefined ? key : `${key}\0${identity}`;
}
