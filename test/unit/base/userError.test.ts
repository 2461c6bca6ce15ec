import assert from 'node:assert/strict';
import { errorMessage, UserError } from '../../../src/base/userError';

describe('UserError', () => {
  it('is an error with a name of its own and the sentence as its message', () => {
    const error = new UserError('Choose a scenario.');
    assert.ok(error instanceof Error && error instanceof UserError);
    assert.equal(String(error), 'UserError: Choose a scenario.');
  });
});

describe('errorMessage', () => {
  it('says what an error says, and makes a text of anything else that was thrown', () => {
    const thrown = [new TypeError('no number'), 'a text', 7, null, undefined];
    assert.deepEqual(thrown.map(errorMessage), ['no number', 'a text', '7', 'null', 'undefined']);
  });
});
