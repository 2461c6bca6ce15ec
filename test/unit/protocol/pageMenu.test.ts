import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readMenuTarget } from '../../../src/protocol/pageMenu';

const about = { page: '1-2', sessionId: 3 };
const entry = { hitrateSection: 'entry', ...about, cacheId: 0, key: 'user:1' };

describe('What a command of a menu is given', () => {
  it('is read with all that it needs, and nothing else', () => {
    // VS Code adds members of its own.
    assert.deepEqual(readMenuTarget({ ...entry, webview: 'hitrate.statsPanel', hitrateHasPlace: true }), entry);
    const object = { ...entry, key: 'an object', identity: '#4' };
    assert.deepEqual(readMenuTarget(object), object);
    for (const target of [
      { ...entry, hitrateSection: 'event', eventId: 7 },
      { hitrateSection: 'chart', ...about, chart: 'memory' },
      { hitrateSection: 'number', ...about, text: 'Size: 412' },
    ]) {
      assert.deepEqual(readMenuTarget(target), target);
    }
  });

  it('is nothing when it makes no sense', () => {
    for (const [name, value] of [
      ['hitrateSection', 'cache'],
      ['sessionId', '3'],
      ['cacheId', -1],
      ['cacheId', 1.5],
      ['key', 'k'.repeat(121)],
      ['key', { toString: () => 'x' }],
      ['identity', 'i'.repeat(41)],
      ['page', null],
    ] as const) {
      assert.equal(readMenuTarget({ ...entry, [name]: value }), undefined, name);
    }
    fc.assert(fc.property(fc.anything(), (value) => readMenuTarget(value) === undefined));
  });
});
