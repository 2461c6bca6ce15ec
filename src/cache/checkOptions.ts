import { isObject } from './isObject';

/** Returns `options` when it is an object; otherwise throws a `TypeError` that shows one, as `example`. */
export function checkOptions<O>(owner: string, options: O, example: string): O {
  if (isObject(options)) return options;
  throw new TypeError(`${owner}: it takes an object of options, such as { ${example} }, not ${String(options)}`);
}
