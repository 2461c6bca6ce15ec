import { PREVIEW_CAP } from '../protocol/probe';

/**
 * A key or a name as text for people, at most {@link PREVIEW_CAP} long. It never runs the program's code (no `toString`, no
 * getter) and keeps no reference to the key.
 */
export function preview(key: unknown): string {
  return cut(describe(key));
}

function describe(key: unknown): string {
  switch (typeof key) {
    case 'string':
      return key;
    case 'symbol':
      return key.toString();
    case 'function':
      return 'a function';
    case 'object':
      if (key === null) return 'null';
      return Array.isArray(key) ? `an array of ${key.length}` : 'an object';
    case 'bigint':
      return `${key}n`;
    default:
      return String(key);
  }
}

function cut(text: string): string {
  return text.length <= PREVIEW_CAP ? text : `${text.slice(0, PREVIEW_CAP - 1)}…`;
}
