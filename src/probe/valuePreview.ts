import { types } from 'node:util';
import { PREVIEW_CAP } from '../protocol/keyName';
import { preview } from './preview';

/** The most members of an object that are shown. */
const MEMBER_CAP = 5;
/** An object with more is looked through once only. */
const MANY_MEMBERS = 100;

/** Objects with very many members: to list those again for each frame would cost the program too much. */
const largeOnes = new WeakSet();

// The engine's own, taken before the program can have replaced them.
const { apply } = Reflect;
const mapSize = getterOf(Map.prototype, 'size');
const setSize = getterOf(Set.prototype, 'size');
const arrayLength = getterOf(Object.getPrototypeOf(Uint8Array.prototype) as object, 'length');

/**
 * A value as text for people, at most {@link PREVIEW_CAP} long: as {@link preview}, but a text is in quotes, and an object
 * shows its class, its size or its first members. It never runs the program's code (no getter, no trap of a proxy) and
 * keeps nothing alive.
 */
export function valuePreview(value: unknown): string {
  const text = describe(value);
  return text.length <= PREVIEW_CAP ? text : `${text.slice(0, PREVIEW_CAP - 1)}…`;
}

function describe(value: unknown): string {
  if (typeof value === 'string') return `'${preview(value)}'`;
  if (typeof value !== 'object' || value === null || types.isProxy(value) || Array.isArray(value))
    return preview(value);
  const name = classOf(value);
  if (types.isMap(value)) return `${name}(${apply(mapSize, value, [])})`;
  if (types.isSet(value)) return `${name}(${apply(setSize, value, [])})`;
  if (types.isTypedArray(value)) return `${name}(${apply(arrayLength, value, [])})`;
  const members = membersOf(value);
  if (name === 'Object') return members;
  return members === '{}' ? name : `${name} ${members}`;
}

/** The name of the class, as far as it can be read without a getter. */
function classOf(value: object): string {
  const name = dataOf(dataOf(Object.getPrototypeOf(value), 'constructor'), 'name');
  return typeof name === 'string' && name !== '' ? preview(name) : 'Object';
}

function membersOf(value: object): string {
  if (largeOnes.has(value)) return '{ … }';
  const names = Object.keys(value);
  if (names.length > MANY_MEMBERS) largeOnes.add(value);
  const shown = names.slice(0, MEMBER_CAP).map((name) => `${preview(name)}: ${memberText(value, name)}`);
  if (names.length > MEMBER_CAP) shown.push(`… ${names.length - MEMBER_CAP} more`);
  return shown.length === 0 ? '{}' : `{ ${shown.join(', ')} }`;
}

function memberText(value: object, name: string): string {
  const member = Object.getOwnPropertyDescriptor(value, name);
  if (member === undefined || !('value' in member)) return 'a getter';
  const held: unknown = member.value;
  if (typeof held === 'string') return `'${preview(held)}'`;
  const isArray = typeof held === 'object' && !types.isProxy(held) && Array.isArray(held);
  return isArray ? `an array of ${held.length}` : preview(held);
}

/** A property of an object's own that is data; none of a proxy's. */
function dataOf(holder: unknown, name: string): unknown {
  const isHolder = (typeof holder === 'object' && holder !== null) || typeof holder === 'function';
  return isHolder && !types.isProxy(holder) ? Object.getOwnPropertyDescriptor(holder, name)?.value : undefined;
}

function getterOf(holder: object, name: string): () => number {
  const { get } = Object.getOwnPropertyDescriptor(holder, name) as { get: (this: void) => number };
  return get;
}
