import { WeakValueMap } from '../cache';
import { beSeen, check, collectUntil, done, reference, say, step } from './narration';

class Report {
  constructor(readonly month: string) {}
}

/** Knows reports as long as somebody uses them, and how often each was read. */
class CountedReports {
  readonly entries: WeakValueMap<string, Report>;
  readonly counts = new Map<string, number>();

  constructor(name: string) {
    this.entries = new WeakValueMap<string, Report>({ name });
  }

  get(month: string): Report | undefined {
    const report = this.entries.get(month);
    if (report !== undefined) this.counts.set(month, this.timesRead(month) + 1);
    return report;
  }

  set(month: string, report: Report): void {
    this.entries.set(month, report);
  }

  timesRead(month: string): number {
    return this.counts.get(month) ?? 0;
  }
}

/** The mend: a count goes with its entry, whatever the reason for which that leaves. */
class MendedReports extends CountedReports {
  constructor(name: string) {
    super(name);
    this.entries.observe({ onRemoval: (month) => void this.counts.delete(month) });
  }
}

const MANY = 1_000;

/** Counts the reads of entries that expire by themselves, first in a way that outlives them. */
export async function runAutoExpire(): Promise<void> {
  /** The reports that somebody uses: all strong references are here. */
  const inUse: Report[] = [];

  await step(
    'Read and count',
    'Two people use the reports of January and February. January is read 3 times through the cache, February once, and each read is counted.',
    {
      watch: 'The cache "reports" has 2 entries and 4 hits.',
      python: 'A WeakValueDictionary, and beside it a collections.Counter for the reads.',
    },
  );
  const reports = new CountedReports('reports');
  load('January', reports, inUse);
  load('February', reports, inUse);
  read('January', 3, reports);
  read('February', 1, reports);
  say(words(reports));
  const first = words(reports);
  check('the reads are counted', reports.timesRead('January') === 3, first);
  done(4);

  await step(
    'January expires',
    `The cache knows ${first}. Whoever used January lets go of it: no deadline, no delete(), the entry expires because nobody needs it.`,
    {
      watch: 'January leaves with the cause "collected". February stays: somebody still uses it.',
      python: 'CPython would expire January at the line at which it is let go of.',
    },
  );
  letGo('January', inUse);
  await expired('January', reports);
  check('January expired', reports.entries.size === 1, `${reports.entries.size} entry left, of ${inUse.length} in use`);

  const stale = reports.timesRead('January');
  await step(
    'The trap',
    `The entry is gone, but its count of ${stale} is not: that is in a Map of its own. Now January is loaded anew, another object, and read once.`,
    {
      watch: 'In the panel all is well: 2 entries. The count of January in the output is that of two objects together.',
      python: 'The same trap: a Counter knows nothing of the WeakValueDictionary beside it.',
    },
  );
  load('January', reports, inUse);
  read('January', 1, reports);
  say(words(reports));
  const wrong = reports.timesRead('January');
  check('the new January inherits a count', wrong === 4, `read once, counted ${wrong}`);
  done(5);

  await step(
    'It grows, too',
    `January was read once and counts ${wrong}. And it gets worse: ${MANY} more reports are read once each and dropped.`,
    {
      watch: `"reports" grows by ${MANY} entries and loses them again. The counts stay, one for each that ever was.`,
    },
  );
  await comeAndGo(reports);
  check(
    'the counts outlive their entries',
    reports.counts.size === MANY + 2,
    `${reports.entries.size} entries, ${reports.counts.size} counts`,
  );
  done(5 + MANY);

  await step(
    'The mend',
    `${reports.entries.size} entries have ${reports.counts.size} counts. In the mended cache a count is removed with its entry: the map tells every removal, with its cause.`,
    {
      watch:
        'The cache "mended reports" goes through the same: January is read 3 times, expires, is loaded anew and read once.',
      python:
        'Another mend is to keep the count by the object itself, in a WeakKeyDictionary, or here in a WeakMap: it goes with the object as well.',
    },
  );
  const mended = new MendedReports('mended reports');
  load('January', mended, inUse);
  read('January', 3, mended);
  letGo('January', inUse);
  await expired('January', mended);
  load('January', mended, inUse);
  read('January', 1, mended);
  const right = mended.timesRead('January');
  check('the new January begins anew', right === 1, `read once, counted ${right}`);
  done(9 + MANY);

  await step(
    'And it does not grow',
    `The new January counts ${right}. Again ${MANY} reports come, are read once, and go.`,
    {
      watch: '"mended reports" falls back to 1 entry, and this time the counts fall with it.',
    },
  );
  await comeAndGo(mended);
  check(
    'there are as many counts as entries',
    mended.counts.size === 1 && mended.entries.size === 1,
    `${mended.entries.size} entry, ${mended.counts.size} count`,
  );
  done(9 + 2 * MANY);
}

/** Functions of their own for all that touches reports: no frame that is suspended may hold one. */
function load(month: string, reports: CountedReports, inUse: Report[]): void {
  const report = new Report(month);
  reports.set(month, report);
  inUse.push(report);
  reference(month, 'reachable');
}

function read(month: string, times: number, reports: CountedReports): void {
  for (let time = 0; time < times; time++) reports.get(month);
}

function letGo(month: string, inUse: Report[]): void {
  for (let index = inUse.length - 1; index >= 0; index--) if (inUse[index]?.month === month) inUse.splice(index, 1);
  reference(month, 'unreachable');
}

async function expired(month: string, reports: CountedReports): Promise<void> {
  let isGone = false;
  const stop = reports.entries.observe({ onRemoval: (gone) => void (isGone ||= gone === month) });
  await collectUntil(() => isGone);
  stop();
  if (isGone) reference(month, 'called back');
}

async function comeAndGo(reports: CountedReports): Promise<void> {
  const before = reports.entries.size;
  for (let number = 1; number <= MANY; number++) {
    loadUnused(`report ${number}`, reports);
    read(`report ${number}`, 1, reports);
  }
  await beSeen();
  await collectUntil(() => reports.entries.size === before);
}

function loadUnused(name: string, reports: CountedReports): void {
  reports.set(name, new Report(name));
}

function words(reports: CountedReports): string {
  return [...reports.counts]
    .map(([month, count]) => `${month}, read ${count === 1 ? 'once' : `${count} times`}`)
    .join('; ');
}
