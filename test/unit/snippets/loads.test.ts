import { strict as assert } from 'node:assert';
import { describeEditions } from './describeEditions';

interface Loading<K, V> {
  get(key: K): Promise<V>;
}
interface SingleFlight {
  readonly AsyncCache: new <K, V>(
    capacity: number,
    load: (key: K) => Promise<V>,
  ) => Loading<K, V> & { delete(key: K): boolean };
}
interface Options<V> {
  readonly capacity: number;
  readonly freshMs: number;
  readonly staleMs: number;
  readonly load: (key: string) => Promise<V>;
  readonly onRefreshError: (error: unknown) => void;
  readonly now: () => number;
}
interface Revalidating {
  readonly RevalidatingCache: new <V>(options: Options<V>) => Loading<string, V>;
}
interface Fetching {
  readonly cache: { fetch(key: string): Promise<string | undefined> };
}

/** A source whose loads end when the test says so. */
class Source {
  readonly asked: string[] = [];
  readonly #waiting: { resolve: (value: string | undefined) => void; reject: (error: Error) => void }[] = [];

  readonly load = (key: string): Promise<string | undefined> => {
    this.asked.push(key);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  };

  /** Ends the load that waits the longest. */
  async give(value: string | undefined): Promise<void> {
    this.#waiting.shift()?.resolve(value);
    await settled();
  }

  async fail(message: string): Promise<void> {
    this.#waiting.shift()?.reject(new Error(message));
    await settled();
  }
}

/** After every promise that can settle has. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Answers every `fetch` with the URL itself, and counts. */
async function withFetch(test: (urls: string[]) => Promise<void>): Promise<void> {
  const original = globalThis.fetch;
  const urls: string[] = [];
  globalThis.fetch = (url) => {
    urls.push(url as string);
    return Promise.resolve(new Response(`text of ${url as string}`));
  };
  try {
    await test(urls);
  } finally {
    globalThis.fetch = original;
  }
}

describe('The inserted single-flight cache', () => {
  describeEditions<SingleFlight & { cache: Loading<string, string> }>('single-flight', 'self-contained', (inserted) => {
    it('works as it was inserted, with the defaults of its placeholders', async () => {
      await withFetch(async (urls) => {
        const { cache } = inserted();
        assert.deepEqual(await Promise.all([cache.get('a'), cache.get('a')]), ['text of a', 'text of a']);
        assert.deepEqual(urls, ['a']);
      });
    });

    it('loads once for all who ask meanwhile and afterwards, also when it gave undefined', async () => {
      const source = new Source();
      const cache = new (inserted().AsyncCache)(9, source.load);
      const answers = Promise.all([cache.get('a'), cache.get('a')]);
      await source.give(undefined);
      assert.deepEqual(await answers, [undefined, undefined]);
      assert.equal(await cache.get('a'), undefined);
      assert.deepEqual(source.asked, ['a']);
    });

    it('tells all who wait of a failure, and tries again for the next', async () => {
      const source = new Source();
      const cache = new (inserted().AsyncCache)(9, source.load);
      const failures = Promise.all([assert.rejects(cache.get('a'), /down/), assert.rejects(cache.get('a'), /down/)]);
      await source.fail('down');
      await failures;
      const again = cache.get('a');
      await source.give('up');
      assert.equal(await again, 'up');
    });

    it('keeps a newer load when an older one that was deleted fails', async () => {
      const source = new Source();
      const cache = new (inserted().AsyncCache)(9, source.load);
      const old = assert.rejects(cache.get('a'), /late/);
      assert.equal(cache.delete('a'), true);
      const fresh = cache.get('a');
      await source.fail('late');
      await old;
      await source.give('new');
      assert.equal(await fresh, 'new');
      assert.equal(await cache.get('a'), 'new');
      assert.equal(source.asked.length, 2);
    });

    it('drops the key that was loaded first when it is full', async () => {
      const asked: string[] = [];
      const cache = new (inserted().AsyncCache)(2, (key: string) => Promise.resolve(asked.push(key)));
      for (const key of ['a', 'b', 'a', 'c', 'b', 'a']) await cache.get(key);
      assert.deepEqual(asked, ['a', 'b', 'c', 'a']);
      for (const capacity of [0, 1.5]) {
        assert.throws(() => new (inserted().AsyncCache)(capacity, () => Promise.resolve(1)), RangeError);
      }
    });
  });

  describeEditions<Fetching>('single-flight', 'library', (inserted) => {
    it('loads once for all who ask', async () => {
      await withFetch(async (urls) => {
        const { cache } = inserted();
        assert.deepEqual(await Promise.all([cache.fetch('a'), cache.fetch('a')]), ['text of a', 'text of a']);
        assert.equal(await cache.fetch('a'), 'text of a');
        assert.deepEqual(urls, ['a']);
      });
    });

    it('ends a load whose key had to leave for its callers', async () => {
      await withFetch(async () => {
        const { cache } = inserted();
        const keys = Array.from({ length: 502 }, (_, i) => `key ${i}`);
        const texts = await Promise.all(keys.map((key) => cache.fetch(key)));
        assert.deepEqual(
          texts,
          keys.map((key) => `text of ${key}`),
        );
      });
    });
  });
});

describe('The inserted stale-while-revalidate cache', () => {
  describeEditions<Revalidating & { cache: Loading<string, string> }>(
    'stale-while-revalidate',
    'self-contained',
    (inserted) => {
      let nowMs = 0;
      const errors: unknown[] = [];
      const create = (source: Source, capacity = 9): Loading<string, string | undefined> =>
        new (inserted().RevalidatingCache)({
          capacity,
          freshMs: 10,
          staleMs: 100,
          load: source.load,
          onRefreshError: (error) => errors.push(error),
          now: () => nowMs,
        });
      const filled = async (source: Source): Promise<Loading<string, string | undefined>> => {
        nowMs = 0;
        errors.length = 0;
        const cache = create(source);
        const first = cache.get('a');
        await source.give('old');
        assert.equal(await first, 'old');
        return cache;
      };

      it('works as it was inserted, with the defaults of its placeholders', async () => {
        await withFetch(async (urls) => {
          const { cache } = inserted();
          assert.deepEqual([await cache.get('a'), await cache.get('a')], ['text of a', 'text of a']);
          assert.deepEqual(urls, ['a']);
        });
      });

      it('answers from memory while the value is fresh', async () => {
        const source = new Source();
        const cache = await filled(source);
        nowMs = 9.9;
        assert.equal(await cache.get('a'), 'old');
        assert.equal(source.asked.length, 1);
      });

      it('answers with a stale value at once and loads a new one behind it, once', async () => {
        const source = new Source();
        const cache = await filled(source);
        nowMs = 10;
        assert.deepEqual(await Promise.all([cache.get('a'), cache.get('a')]), ['old', 'old']);
        assert.equal(source.asked.length, 2);
        await source.give('new');
        assert.equal(await cache.get('a'), 'new');
        assert.equal(source.asked.length, 2);
      });

      it('waits for the load when the value is too old', async () => {
        const source = new Source();
        const cache = await filled(source);
        nowMs = 100;
        const answers = Promise.all([cache.get('a'), cache.get('a')]);
        await source.give('new');
        assert.deepEqual(await answers, ['new', 'new']);
        assert.equal(source.asked.length, 2);
      });

      it('leaves the old value when a refresh fails, reports that, and tries again', async () => {
        const source = new Source();
        const cache = await filled(source);
        nowMs = 50;
        assert.deepEqual(await Promise.all([cache.get('a'), cache.get('a')]), ['old', 'old']);
        await source.fail('down');
        assert.deepEqual(errors.map(String), ['Error: down']);
        assert.equal(await cache.get('a'), 'old');
        assert.equal(source.asked.length, 3);
        await source.give('new');
      });

      it('holds undefined, and drops the key that was added first when it is full', async () => {
        const source = new Source();
        nowMs = 0;
        const cache = create(source, 2);
        for (const key of ['a', 'b', 'c']) {
          const answer = cache.get(key);
          await source.give(undefined);
          assert.equal(await answer, undefined);
        }
        await cache.get('b');
        assert.equal(source.asked.length, 3);
        const again = cache.get('a');
        await source.give('a again');
        assert.equal(await again, 'a again');
      });

      it('refuses limits that cannot be', () => {
        const options = { load: async () => 1, onRefreshError: () => {}, now: () => 0 };
        for (const [capacity, freshMs, staleMs] of [
          [0, 1, 2],
          [1, 2, 1],
          [1, -1, 1],
          [1, Number.NaN, 1],
        ] as const) {
          const create_ = (): unknown => new (inserted().RevalidatingCache)({ ...options, capacity, freshMs, staleMs });
          assert.throws(create_, RangeError);
        }
      });
    },
  );

  describeEditions<Fetching>('stale-while-revalidate', 'library', (inserted) => {
    it('answers from memory', async () => {
      await withFetch(async (urls) => {
        const { cache } = inserted();
        assert.deepEqual([await cache.fetch('a'), await cache.fetch('a')], ['text of a', 'text of a']);
        assert.deepEqual(urls, ['a']);
        const keys = Array.from({ length: 502 }, (_, i) => `key ${i}`);
        const texts = await Promise.all(keys.map((key) => cache.fetch(key)));
        assert.equal(texts[0], 'text of key 0');
      });
    });
  });
});
