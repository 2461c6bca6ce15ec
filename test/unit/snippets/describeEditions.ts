import { SCRIPT_EDITIONS, type Variant } from './editions';
import { insertedModules } from './insertedModules';

/** Runs the same tests on a pattern in every edition; `inserted` gives what its module declares. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- a test says what it knows of its module
export function describeEditions<Inserted>(
  pattern: Variant['pattern'],
  kind: Variant['kind'],
  tests: (inserted: () => Inserted) => void,
): void {
  for (const edition of SCRIPT_EDITIONS) {
    describe(`${kind}, in ${edition.name}`, () => {
      let loaded: Record<string, unknown> = {};
      before(async function () {
        this.timeout(60_000);
        loaded = await insertedModules().load(edition, { pattern, kind });
      });
      tests(() => loaded as Inserted);
    });
  }
}
