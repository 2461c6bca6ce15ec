import { strict as assert } from 'node:assert';
import { insertedModules } from './insertedModules';

describe('The inserted TypeScript and JavaScript', () => {
  it('compiles under the strictest options that users have', function () {
    this.timeout(60_000);
    const { ok, said } = insertedModules().compiled;
    assert.ok(ok, said);
  });

  it('lints clean', function () {
    this.timeout(60_000);
    const { ok, said } = insertedModules().lint();
    assert.ok(ok, said);
  });
});
