import { checkOptions } from './checkOptions';
import { isObject } from './isObject';
import type { Arguments } from './memoEntry';
import { copyProperties, type MemoControls, type MemoFunction, memoFunctionOf } from './memoFunction';
import { type MemoizeOptions, settingsOf } from './memoizeOptions';

type Memories = (instance: object) => MemoFunction;

/** The memories of each decorated method, by what replaced it. */
const memoriesByMethod = new WeakMap<object, Memories>();

/**
 * A decorator (of the standard, not of TypeScript's `experimentalDecorators`) that memoizes a method, each object on its
 * own, with all that `memoize` promises:
 *
 *     class Shop {
 *       @memoizeMethod({ maxSize: 32 })
 *       price(id: string): number { … }
 *     }
 *     memoOf(shop, 'price').cacheClear();
 *
 * An object's cache is created at its first call and goes with the object, which it does not keep alive; `maxSize` is for
 * each object. It is named after class and method. The method is called with its `this`; `key` is called without. A call
 * costs one look-up by object more than one of a memoized function. Static and private methods can be decorated too.
 *
 * @throws RangeError, TypeError for the same options as `memoize`, when the class is defined; TypeError when something
 * other than a method is decorated, and when the method is called without an object.
 */
export function memoizeMethod<L extends readonly unknown[] = never[]>(
  options: MemoizeOptions<L> = {},
): <This, F extends (this: This, ...list: L) => unknown>(
  method: F,
  context: ClassMethodDecoratorContext<This, F>,
) => F {
  settingsOf('memoizeMethod', '', checkOptions('memoizeMethod', options, 'maxSize: 100'));
  return (method, context) => {
    // TypeScript's older decorators would be called with the name of the method here.
    if (!isObject(context) || context.kind !== 'method') {
      throw new TypeError('memoizeMethod: it decorates methods of classes, as a standard decorator');
    }
    const name = String(context.name);
    const fn = method as unknown as (this: object, ...list: Arguments) => unknown;
    const memoryOf = memoriesOf(fn, name, options as unknown as MemoizeOptions<Arguments>);
    function memoized(this: unknown, ...list: Arguments): unknown {
      if (isObject(this)) return memoryOf(this).call(...list);
      throw new TypeError(`memoizeMethod: ${name} needs its object; call it as object.${name}(…), or bind it`);
    }
    copyProperties(fn, memoized);
    memoriesByMethod.set(memoized, memoryOf);
    return memoized as unknown as typeof method;
  };
}

/** The names of the methods of `T`. */
type MethodName<T> = { [K in keyof T]: T[K] extends (...list: never[]) => unknown ? K : never }[keyof T];

/** The parameters of a method of `T`. */
type MethodParameters<T, K extends keyof T> = T[K] extends (...list: infer L) => unknown ? L : never;

/**
 * The memory that `instance` has of its method `name`, which {@link memoizeMethod} decorates: numbers, deleting one result,
 * clearing. Creates it when the method was not called yet. For a static method, `instance` is the class. O(1).
 *
 * @throws TypeError when that method is not memoized.
 */
export function memoOf<T extends object, K extends MethodName<T>>(
  instance: T,
  name: K,
): MemoControls<MethodParameters<T, K>> {
  const method: unknown = instance[name];
  const memoryOf = isObject(method) ? memoriesByMethod.get(method) : undefined;
  if (memoryOf === undefined) {
    throw new TypeError(`memoOf: ${String(name)} is not a method that memoizeMethod decorates`);
  }
  return memoryOf(instance).controls;
}

function memoriesOf(
  fn: (this: object, ...list: Arguments) => unknown,
  name: string,
  options: MemoizeOptions<Arguments>,
): Memories {
  // The memory refers to its object, which is no reason for a `WeakMap` to keep it.
  const memories = new WeakMap<object, MemoFunction>();
  return (instance) => {
    let memory = memories.get(instance);
    if (memory === undefined) {
      const settings = settingsOf('memoizeMethod', options.name ?? fullName(instance, name), options);
      memory = memoFunctionOf((...list) => fn.apply(instance, list as unknown[]), fn.length, settings, options);
      memories.set(instance, memory);
    }
    return memory;
  };
}

function fullName(instance: object, method: string): string {
  const owner: unknown = typeof instance === 'function' ? instance : instance.constructor;
  return typeof owner === 'function' && owner.name !== '' ? `${owner.name}.${method}` : method;
}
