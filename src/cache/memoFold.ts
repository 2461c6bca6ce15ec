import type { Arguments } from './memoEntry';

/** `list` with each bigint replaced by the number that is exactly as much, where there is one; -0 is 0 to a `Map`. */
export function foldNumbers(list: Arguments): Arguments {
  return list.map((argument) => (typeof argument === 'bigint' ? asNumber(argument) : argument));
}

function asNumber(value: bigint): bigint | number {
  const number = Number(value);
  return Number.isFinite(number) && BigInt(number) === value ? number : value;
}
