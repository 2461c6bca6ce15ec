import { KeyHash } from '../../../src/cache/keyHash';
import { collectUntil } from './collected';

describe('KeyHash and the garbage collector', () => {
  it('holds no key', async () => {
    const hashes = new KeyHash();
    const makers: (() => object)[] = [() => ({ name: 'key' }), () => ['key'], () => () => 'key'];
    const refs = makers.map((make) => {
      const key = make();
      hashes.of(key);
      return new WeakRef(key);
    });
    await collectUntil(() => refs.every((ref) => ref.deref() === undefined), 'the keys are collected');
    hashes.of({});
  });
});
