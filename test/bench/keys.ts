import type { Key } from './offers';

export const kinds = ['string', 'integer'] as const;

export type KeyKind = (typeof kinds)[number];

/** Strings stay below 13 characters, from where on V8 joins them lazily; integers are neither dense nor in disorder. */
export function keysOf(kind: KeyKind, count: number): Key[] {
  return Array.from({ length: count }, (_, index) => (kind === 'string' ? `key:${index}` : index * 31 + 1_000_003));
}
