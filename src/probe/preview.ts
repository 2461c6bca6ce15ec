import { types } from 'node:util';
import { PREVIEW_CAP } from '../protocol/keyName';

/** The most elements of an array that are shown. */
export const ELEMENT_CAP = 8;

/**
 * A key or a name as text for people, at most `cap` long. It never runs the program's code (no `toString`, no
 * getter) and keeps no reference to the key.
 */
export function preview(key: unknown, cap = PREVIEW_CAP): string {
  return cut(describe(key), cap);
}

function describe(key: unknown): string {
  switch (typeof key) {
    case 'string':
      return key;
    case 'function':
      return 'a function';
    case 'object':
      if (key === null) return 'null';
      // The length of a proxy would be the program's own code, and a revoked one throws at the question already.
      return !types.isProxy(key) && Array.isArray(key) ? listOf(key) : 'an object';
    case 'bigint':
      return `${key}n`;
    default:
      return String(key);
  }
}

/** As the arguments of a memoized function are: its first elements, as far as they can be read without a getter. */
function listOf(array: readonly unknown[]): string {
  const shown = Math.min(array.length, ELEMENT_CAP);
  const elements = Array.from({ length: shown }, (_, i) =>
    element(Object.getOwnPropertyDescriptor(array, i)?.value as unknown),
  );
  if (array.length > shown) elements.push(`… ${array.length - shown} more`);
  return `[${elements.join(', ')}]`;
}

/** A text in quotes, so that '10' is not taken for 10; an array within an array by its length only. */
function element(value: unknown): string {
  if (typeof value === 'string') return `'${cut(value, PREVIEW_CAP)}'`;
  if (typeof value !== 'object' || value === null || types.isProxy(value)) return describe(value);
  return Array.isArray(value) ? `an array of ${value.length}` : 'an object';
}

function cut(text: string, cap: number): string {
  return text.length <= cap ? text : `${text.slice(0, cap - 1)}…`;
}
