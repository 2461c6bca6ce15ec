import assert from 'node:assert/strict';
import { currentStage, STAGE_HOOK, type Stage } from '../../../src/protocol/stage';

describe('the stage', () => {
  const hooked = globalThis as { [STAGE_HOOK]?: Stage };
  afterEach(() => void delete hooked[STAGE_HOOK]);

  it('is there only where an observer has left one', () => {
    assert.equal(currentStage(), undefined);
    const stage: Stage = {
      checkpoint: () => Promise.resolve(),
      reportOperations: () => undefined,
      reportCheck: () => undefined,
      collectGarbage: () => undefined,
    };
    hooked[STAGE_HOOK] = stage;
    assert.equal(currentStage(), stage);
  });

  it('is found by a name that every copy of this code shares', () => {
    assert.equal(STAGE_HOOK, Symbol.for('hitrate.stage'));
  });
});
