import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { placeOf } from '../../../src/scenarios/callSite';
import { check, checkpoint, done, measure, parameter, reference, step } from '../../../src/scenarios/narration';
import { Rehearsal } from './rehearsal';

const offered = { id: 'skew', label: 'Skew', min: 0, max: 2, step: 0.1, value: 1 };

async function program(): Promise<void> {
  const skew = parameter(offered);
  await step('Begin', `The skew is ${skew()}.`, { watch: 'The size.', python: 'The same.' });
  await checkpoint();
  done(3);
  await step('Go on', 'More.', { watch: 'The hits.' });
  measure('without a pool', 1012.3456, 'ms');
  reference('brie', 'unreachable');
  check('all is well', false, '2 of 3');
}

const PRINTED = [
  '\nBegin\n  The skew is 1.\n  Watch: The size.\n  Python and JavaScript: The same.',
  '\nGo on\n  More.\n  Watch: The hits.',
  'measured: without a pool: 1012 ms',
  'brie: unreachable',
  'all is well: observed: 2 of 3, NOT as expected',
];

describe('the narration of a scenario', () => {
  it('is told to the observer, and printed', async () => {
    const { steps, checks, measurements, references, parameters, operations, printed } = await new Rehearsal().run(
      program,
      { observed: true },
    );
    assert.deepEqual(
      steps.map(({ title, narration, watch, python }) => [title, narration, watch, python]),
      [
        ['Begin', 'The skew is 1.', 'The size.', 'The same.'],
        ['Go on', 'More.', 'The hits.', ''],
      ],
    );
    assert.deepEqual(checks, [{ name: 'all is well', met: false, observed: '2 of 3' }]);
    assert.deepEqual(measurements, [{ name: 'without a pool', value: 1012.3456, unit: 'ms' }]);
    assert.deepEqual(references, [['brie', 'unreachable']]);
    assert.deepEqual([[...parameters.values()], operations], [[offered], [3]]);
    assert.deepEqual(printed, PRINTED);
  });

  it('is only printed where nobody observes', async () => {
    const { steps, checks, printed } = await new Rehearsal().run(program, { observed: false });
    assert.deepEqual([steps, checks, printed], [[], [], PRINTED]);
  });

  it('knows the file and the line of each step', async () => {
    const { steps } = await new Rehearsal().run(program, { observed: true });
    // Of this file, or, where stacks are mapped, of its source.
    for (const { place } of steps) assert.match(basename(place?.file ?? ''), /^narration\.test\.[jt]s$/);
    const [first = 0, second = 0] = steps.map(({ place }) => place?.line);
    assert.equal(second - first, 3);
  });
});

describe('a place in a stack', () => {
  const places: [line: string, place: ReturnType<typeof placeOf>][] = [
    ['    at run (/home/me/cheese.mjs:12:9)', { file: '/home/me/cheese.mjs', line: 12 }],
    ['    at async /home/me (old)/cheese.mjs:3:1', { file: '/home/me (old)/cheese.mjs', line: 3 }],
    ['    at async run (file:///home/me%20(old)/a.mjs:3:1)', { file: '/home/me (old)/a.mjs', line: 3 }],
    ['    at file:///home/me/a%20b/cheese.mjs:1:20', { file: '/home/me/a b/cheese.mjs', line: 1 }],
    ['    at run (C:\\me\\cheese.mjs:12:9)', { file: 'C:\\me\\cheese.mjs', line: 12 }],
    ['    at run (native)', undefined],
    ['', undefined],
  ];
  for (const [line, place] of places) {
    it(`is ${place === undefined ? 'not found' : 'found'} in "${line.trim()}"`, () => {
      assert.deepEqual(placeOf(line), place);
    });
  }
});
