import { types } from 'node:util';
import { PREVIEW_CAP } from '../protocol/probe';

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
      return !types.isProxy(key) && Array.isArray(key) ? `an array of ${key.length}` : 'an object';
    case 'bigint':
      return `${key}n`;
    default:
      return String(key);
  }
}

function cut(text: string, cap: number): string {
  return text.length <= cap ? text : `${text.slice(0, cap - 1)}…`;
}
