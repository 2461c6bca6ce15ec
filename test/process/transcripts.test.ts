import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SCENARIOS } from '../../src/scenarios/catalogue';
import { gone } from './observe';
import { runScenario, transcriptFile } from './transcript';

const LIMIT_MS = 60_000;

for (const scenario of SCENARIOS) {
  describe(`the scenario ${scenario.id}`, function () {
    this.timeout(LIMIT_MS + 10_000);

    it('ends by itself with all checks met, leaves no process, and tells what its transcript says', async () => {
      const { exitCode, pid, steps, checks, durationMs, transcript } = await runScenario(scenario);
      const file = transcriptFile(scenario);
      const expected = existsSync(file) ? readFileSync(file, 'utf8') : `run: npm run transcripts -- ${scenario.id}`;
      assert.equal(transcript, expected);
      assert.ok(checks.length > 0 && checks.every(({ met }) => met));
      assert.equal(exitCode, 0);
      assert.ok(durationMs < LIMIT_MS, `it took ${durationMs} ms`);
      await gone(pid);
      for (const { title, place } of steps) {
        assert.ok(place !== null && place.file.endsWith(`${scenario.id}.mjs`), `no place: ${title}`);
        const lines = readFileSync(place.file, 'utf8').split('\n');
        assert.match(lines[place.firstLine - 1] ?? '', /\bstep\(/);
        assert.ok(place.firstLine <= place.lastLine && place.lastLine < lines.length);
      }
    });
  });
}

describe('the transcripts', () => {
  it('are those of the scenarios that there are', () => {
    const files = SCENARIOS.map(({ id }) => `${id}.txt`);
    const [first] = SCENARIOS;
    assert.ok(first !== undefined);
    assert.deepEqual(readdirSync(dirname(transcriptFile(first))).sort(), files.sort());
  });
});
