import type { KeyName } from '../protocol/keyName';

/** How a key is shown: its text, and of an object its number, since most of them have the same text. */
export function keyLabel({ key, identity }: KeyName): string {
  return identity?.startsWith('#') ? `${key} ${identity}` : key;
}
