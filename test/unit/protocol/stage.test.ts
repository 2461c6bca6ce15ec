import assert from 'node:assert/strict';
import { checkSentence, currentStage, STAGE_HOOK, type Stage } from '../../../src/protocol/stage';

describe('the stage', () => {
  const hooked = globalThis as { [STAGE_HOOK]?: Stage };
  afterEach(() => void delete hooked[STAGE_HOOK]);

  it('is there only where an observer has left one', () => {
    assert.equal(currentStage(), undefined);
    const stage: Stage = {
      checkpoint: () => Promise.resolve(),
      beginStep: () => Promise.resolve(),
      reportMeasurement: () => undefined,
      reportReference: () => undefined,
      addParameter: () => () => 0,
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

describe('the sentence about a check', () => {
  it('says what was observed, and plainly when it was not as expected', () => {
    assert.equal(checkSentence('all is gone', true, '3 collected'), 'all is gone: observed: 3 collected, as expected');
    assert.equal(checkSentence('all is gone', false, '1 alive'), 'all is gone: observed: 1 alive, NOT as expected');
  });
});
