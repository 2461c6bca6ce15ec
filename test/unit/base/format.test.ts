import assert from 'node:assert/strict';
import { Formatter } from '../../../src/base/format';

describe('Formatter', () => {
  const english = new Formatter('en');

  it('groups counts in the way of its language', () => {
    assert.deepEqual(
      [0, 999, 12_345, 1_234_567].map((n) => english.count(n)),
      ['0', '999', '12,345', '1,234,567'],
    );
    assert.equal(new Formatter('de').count(12_345), '12.345');
  });

  it('shows a share as a percentage with one decimal, and a dash where there is none', () => {
    assert.deepEqual(
      [0, 0.831, 0.8315, 1, null].map((share) => english.percent(share)),
      ['0.0%', '83.1%', '83.2%', '100.0%', '–'],
    );
    assert.equal(new Formatter('de').percent(0.831), '83,1\u00a0%');
  });

  it('shows a bound, or that there is none', () => {
    assert.deepEqual([english.capacity(1_000), english.capacity(null)], ['1,000', '∞']);
  });

  it('shows bytes in mebibytes, small ones too', () => {
    assert.deepEqual(
      [0, 2 ** 20, 43_200_000].map((n) => english.bytes(n)),
      ['0.0 MiB', '1.0 MiB', '41.2 MiB'],
    );
  });

  it('shows a short duration in milliseconds, a longer one in seconds, as exactly as people need it', () => {
    assert.deepEqual(
      [0, 3.24, 99.96, 320.4, 999.4, 999.6, 1_500, 125_000].map((ms) => english.milliseconds(ms)),
      ['0.0 ms', '3.2 ms', '100 ms', '320 ms', '999 ms', '1.0 s', '1.5 s', '2:05'],
    );
  });

  it('shows any number with at most four digits that count, and all that it has before the point', () => {
    assert.deepEqual(
      [0.2, 10.526, 999.96, 1_043.7, 1_234_567, -3].map((n) => english.number(n)),
      ['0.2', '10.53', '1,000', '1,044', '1,234,567', '-3'],
    );
  });

  it('shows how often something happens with one decimal, none from ten on, and nothing that happens as 0', () => {
    assert.deepEqual(
      [0, 0.03, 0.3, 5.701, 9.949, 9.96, 31.4, 1_234.5].map((n) => english.rate(n)),
      ['0', '<0.1', '0.3', '5.7', '9.9', '10', '31', '1,235'],
    );
    assert.equal(new Formatter('de').rate(5.701), '5,7');
  });

  it('shows a duration in seconds with one decimal', () => {
    assert.deepEqual(
      [0, 4_240, 90_000].map((ms) => english.seconds(ms)),
      ['0.0 s', '4.2 s', '90.0 s'],
    );
  });

  it('shows a running time in minutes and seconds, with hours once there are some', () => {
    const times: [ms: number, shown: string][] = [
      [0, '0:00'],
      [999, '0:00'],
      [1_000, '0:01'],
      [59_999, '0:59'],
      [62_000, '1:02'],
      [3_599_999, '59:59'],
      [3_600_000, '1:00:00'],
      [3_662_000, '1:01:02'],
      [100 * 3_600_000, '100:00:00'],
    ];
    for (const [ms, shown] of times) assert.equal(english.elapsed(ms), shown);
  });

  it('shows the digits of a second behind the sign of its language, cut and not rounded', () => {
    assert.deepEqual([english.precise(62_318.9, 3), english.precise(62_399, 1)], ['1:02.318', '1:02.3']);
    assert.equal(new Formatter('de').precise(62_005, 3), '1:02,005');
  });

  it('shows what was measured with its unit, and shares all alike', () => {
    const measured: readonly (readonly [number, string, string])[] = [
      [1_043.7, 'ms', '1,044 ms'],
      [9.87654, '', '9.88'],
      [40, '%', '40.0 %'],
      [5.908, '% of reads', '5.9 % of reads'],
      [1_814, 'entries', '1,814 entries'],
      [0.01234, 's', '0.0123 s'],
    ];
    for (const [value, unit, shown] of measured) assert.equal(english.measured(value, unit), shown);
  });

  it('writes a duration as exactly as people need it', () => {
    const format = new Formatter('en');
    const written = [0, 3_240, 9_949, 9_950, 99_400, 125_000].map((ms) => format.duration(ms));
    assert.deepEqual(written, ['0.0 s', '3.2 s', '9.9 s', '10 s', '99 s', '2:05']);
  });
});
