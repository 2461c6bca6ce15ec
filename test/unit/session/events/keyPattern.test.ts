import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { keyPattern, type KeyPattern } from '../../../../src/session/events/keyPattern';
import { patternWork } from '../../../../src/session/events/patternWork';
import { keyPatternTexts } from './keyPatternTexts';

function pattern(text: string): KeyPattern {
  const read = keyPattern(text, keyPatternTexts);
  return typeof read === 'string' ? assert.fail(read) : read;
}

function refusal(text: string): string {
  const read = keyPattern(text, keyPatternTexts);
  return typeof read === 'string' ? read : assert.fail(`${text} was not refused`);
}

describe('A pattern for keys', () => {
  it('is a text that the key contains, in whatever case', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ maxLength: 2 }), (key, text) => {
        if (/^\/.+\/[a-z]*$/s.test(text)) return;
        assert.equal(pattern(text).matches(key), key.toLowerCase().includes(text.toLowerCase()));
      }),
    );
    assert.ok(pattern('USER:1').matches('a user:17'));
    assert.ok(pattern('a.c').matches('xa.cx') && !pattern('a.c').matches('abc'));
    assert.ok(pattern('/').matches('a/b') && pattern('/a').matches('b/a') && pattern('//').matches('http://x'));
  });

  it('is a regular expression between slashes, with its flags', () => {
    assert.ok(pattern('/^user:\\d+$/').matches('user:17') && !pattern('/^user:\\d+$/').matches('a user:17'));
    assert.ok(!pattern('/USER/').matches('user:17') && pattern('/USER/i').matches('user:17'));
    assert.ok(pattern('/a/b/').matches('xa/bx'));
    const sticky = pattern('/a/gy');
    assert.ok(sticky.matches('ba') && sticky.matches('ba'), 'each key is searched from its beginning');
  });

  it('says why it is no regular expression', () => {
    assert.match(refusal('/(/'), /^not an expression: .*Unterminated group/);
    assert.match(refusal('/a/k'), /^not an expression: .*flags/);
    assert.match(refusal('/a/ii'), /^not an expression: .*flags/);
  });

  for (const costly of [
    '(a+)+$',
    '(a*)*b',
    '(a|a)*b',
    '(a|aa)+$',
    '(?:a?){9}(?:a?){9}b',
    '(.*)(.*)(.*)=',
    'a*a*a*b',
    '(a)\\1',
    '(?<x>a)\\k<x>',
    '(?:(?:a|b)(?:a|b)){9}',
    'a?a?a?a?a?a?a?a?a?b',
    '(a{1,9}){1,9}b',
  ]) {
    it(`is not used when it could search for too long: ${costly}`, () => {
      assert.equal(keyPattern(`/${costly}/`, keyPatternTexts), 'too costly');
    });
  }

  for (const cheap of [
    '^user:\\d+:.*$',
    'a|b|c|d|e',
    '(user|page):\\d+',
    '[a-z)(*]+\\]x',
    '(?:ab)+c',
    'a{3}b{2,}',
    'x{,3}',
    '(?<!a)b(?=c)',
    '[\\]]+',
    '(?<name>a)b',
  ]) {
    it(`is used when its work is bounded: ${cheap}`, () => {
      assert.equal(typeof keyPattern(`/${cheap}/`, keyPatternTexts), 'object');
    });
  }

  it('has an upper bound for its work whatever it is, or is refused', () => {
    const source = fc.string({ unit: fc.constantFrom('a', 'b', '(', ')', '[', ']', '*', '+', '?', '|', '{2}', '\\') });
    fc.assert(
      fc.property(source, (text) => {
        const work = patternWork(text);
        assert.ok(work === null || (work.choices >= 0 && work.openParts >= 0));
        const read = keyPattern(`/${text}/`, keyPatternTexts);
        if (typeof read === 'object') assert.ok(read.stepsIn('a'.repeat(120)) < 3e8);
      }),
      { numRuns: 500 },
    );
  });
});
