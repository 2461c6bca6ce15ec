import assert from 'node:assert/strict';
import type { Step } from '../../../src/protocol/probe';
import { stepHighlight } from '../../../src/views/stepHighlight';
import { sessionSnapshot } from '../fixtures/snapshots';

const step: Step = {
  number: 2,
  atMs: 5,
  title: 'Let go of the Tilsit',
  narration: 'The shelf drops it.',
  watch: 'It stays at first.',
  python: '',
  place: { file: '/home/me/cheese.mjs', firstLine: 12, lastLine: 20 },
};

describe('the lines of the current step', () => {
  it('are those of the step that has begun last, while the program is there', () => {
    const wanted = { sessionId: 7, step: 2, file: '/home/me/cheese.mjs', firstLine: 12, lastLine: 20 };
    for (const kind of ['running', 'paused', 'stopping'] as const) {
      assert.deepEqual(stepHighlight(sessionSnapshot({ sessionId: 7, state: { kind }, currentStep: step })), wanted);
    }
  });

  it('are none when nothing was run, no step has begun, or its lines are not known', () => {
    const state = { kind: 'running' } as const;
    assert.equal(stepHighlight(undefined), undefined);
    assert.equal(stepHighlight(sessionSnapshot({ state })), undefined);
    assert.equal(stepHighlight(sessionSnapshot({ state, currentStep: { ...step, place: null } })), undefined);
  });

  it('are none once the program has ended', () => {
    const state = { kind: 'exited' } as const;
    assert.equal(stepHighlight(sessionSnapshot({ state, currentStep: step })), undefined);
  });
});
