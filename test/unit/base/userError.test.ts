import assert from 'node:assert/strict';
import { errorMessage, UserError } from '../../../src/base/userError';

describe('UserError', () => {
  it('is an error with a name of its own and the sentence as its message', () => {
    const error = new UserError('Choose a scenario.');
    assert.ok(error instanceof Error && error instanceof UserError);
    assert.equal(String(error), 'UserError: Choose a scenario.');
  });

  it('is known when it comes from another bundle, which has a class of its own', () => {
    const foreign = Object.assign(new Error('Choose.'), { name: 'UserError' });
    assert.ok(foreign instanceof UserError);
    for (const other of [new Error('bug'), { name: 'UserError' }, undefined]) assert.ok(!(other instanceof UserError));
  });
});

describe('errorMessage', () => {
  it('says what an error says, and makes a text of anything else that was thrown', () => {
    const thrown = [new TypeError('no number'), 'a text', 7, null, undefined];
    assert.deepEqual(thrown.map(errorMessage), ['no number', 'a text', '7', 'null', 'undefined']);
  });
});
