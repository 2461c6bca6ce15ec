import { LruCache, WeakValueMap } from '../cache';
import { check, collectUntil, done, say, step } from './narration';

/** Runs four small programs with weak references: two that are right, and two that are wrong and then mended. */
export async function runWhenWeak(): Promise<void> {
  await step(
    'Right: notes on objects of others',
    'A server notes something about each of 3 requests, in a WeakMap. The requests belong to somebody else, who drops them a little later.',
    {
      watch:
        'The cache "notes" looks on: 3 notes stay through two collections, and leave when the requests are dropped. Nobody had to delete them.',
      python: 'A WeakKeyDictionary; there the keys are compared by ==, in a WeakMap by identity.',
    },
  );
  const shownNotes = new WeakValueMap<string, Note>({ name: 'notes' });
  const requests: Request[] = [];
  takeNotes(requests, shownNotes);
  await collectUntil(() => shownNotes.size < 3, 2);
  const notesMeanwhile = shownNotes.size;
  requests.length = 0;
  await collectUntil(() => shownNotes.size === 0);
  const isNoted = notesMeanwhile === 3 && shownNotes.size === 0;
  check('the notes went with the requests', isNoted, `${notesMeanwhile} notes, then ${shownNotes.size}`);
  done(1);

  await step(
    'Right: one object for all who use it',
    'Two editors open the plan. They must get the same document, or one would not see what the other one writes.',
    {
      watch: 'The cache "documents" has one entry for two editors. It lasts as long as one of them has it open.',
      python: 'A WeakValueDictionary, as the module logging of Python uses one to find its handlers by name.',
    },
  );
  const documents = new WeakValueMap<string, Document>({ name: 'documents' });
  const seen = shareDocument(documents);
  await collectUntil(() => documents.size === 0);
  const isShared = seen === 'hello' && documents.size === 0;
  check(
    'both saw the same text, then it was forgotten',
    isShared,
    `"${seen}" seen by the other, ${documents.size} left`,
  );
  done(2);

  await step(
    'Wrong: a weak cache of results',
    'Ten results are computed and kept in a weak map, in the hope of a cache that costs no memory. Nobody else refers to them; the collector comes, and all ten are asked for again.',
    {
      watch:
        'The cache "weak results": everything that it was to save is gone. Compare its misses with those of "results", an LruCache with the same ten.',
      python:
        'In CPython such a cache would be empty at once, and so the mistake is found at once. Here it seems to work until a collection comes.',
    },
  );
  const weakResults = new WeakValueMap<number, Result>({ name: 'weak results' });
  const results = new LruCache<number, Result>({ name: 'results', capacity: 10 });
  computeAll(weakResults, results);
  await collectUntil(() => weakResults.size === 0);
  const found = [foundIn(weakResults), foundIn(results)] as const;
  say(`found again: ${found[0]} of 10 in the weak map, ${found[1]} of 10 in the LruCache`);
  check(
    'what one wants to keep must be kept',
    found[0] === 0 && found[1] === 10,
    `${found[0]} found weakly, ${found[1]} in the LruCache`,
  );
  done(3);

  await step(
    'Wrong: close by callback',
    `The weak map found ${found[0]} of 10. The next program opens files and lets a FinalizationRegistry close those that were dropped. Only ${MOST_OPEN} may be open at a time.`,
    {
      watch: 'No cache takes part. The output says how many files were open when the sixth one was wanted.',
      python:
        'CPython closes a dropped file at once, so such code works there, and fails in PyPy. Both advise a with statement.',
    },
  );
  const leftToCallback = new OpenFiles();
  const refused = readWithoutClosing(leftToCallback);
  say(`the sixth is told: ${refused}`);
  const openThen = leftToCallback.open;
  await collectUntil(() => leftToCallback.open === 0);
  check(
    'the callback came too late',
    openThen === MOST_OPEN && refused !== 'read',
    `${openThen} open at the sixth, which was ${refused}`,
  );
  check('though it came', leftToCallback.open === 0, `${leftToCallback.open} open after a collection`);
  done(4);

  await step(
    'The mend',
    `${openThen} files were open that nobody used, and the sixth was refused. What must end in time is ended by the program itself, in a finally.`,
    {
      watch:
        'Twenty files are read one after the other, and none stays open. A registry can still be the net that reports what was forgotten.',
      python: 'with open(name) as file: it closes the file at the end of the block, in every Python.',
    },
  );
  const closedInTime = new OpenFiles();
  let read = 0;
  for (let number = 1; number <= 20; number++) if (readAndClose(closedInTime, number)) read++;
  check(
    'every file was read, none is open',
    read === 20 && closedInTime.open === 0,
    `${read} read, ${closedInTime.open} open`,
  );
  done(5);

  await step(
    'The rule',
    'Weak is right where somebody else decides how long an object lives, and one only wants to know it as long. It is wrong for what must stay, and for what must end in time.',
    {
      watch: 'The four programs in the source, one below the other: each is a few lines.',
      python: 'The rule is the same; CPython only hides that it was broken.',
    },
  );
  const right = [isNoted, isShared].filter(Boolean).length;
  const wrong = [found[0] < 10, refused !== 'read'].filter(Boolean).length;
  check('two were right and two went wrong', right === 2 && wrong === 2, `${right} right, ${wrong} wrong`);
}

// Program 1: notes on requests.

class Request {
  constructor(readonly path: string) {}
}

class Note {
  constructor(readonly text: string) {}
}

// It lives as long as the program; its entries live as long as the requests.
const notes = new WeakMap<Request, Note>();

function takeNotes(requests: Request[], shown: WeakValueMap<string, Note>): void {
  for (const path of ['/', '/cart', '/pay']) {
    const request = new Request(path);
    const note = new Note(`asked for ${path}`);
    requests.push(request);
    notes.set(request, note);
    shown.set(path, note);
  }
}

// Program 2: one document for all who have it open.

class Document {
  text = '';
}

function openDocument(name: string, documents: WeakValueMap<string, Document>): Document {
  const known = documents.get(name);
  if (known !== undefined) return known;
  const document = new Document();
  documents.set(name, document);
  return document;
}

/** One editor writes; what the other one sees. Both are closed when this returns. */
function shareDocument(documents: WeakValueMap<string, Document>): string {
  const left = openDocument('plan', documents);
  const right = openDocument('plan', documents);
  left.text = 'hello';
  return right.text;
}

// Program 3: results.

class Result {
  constructor(readonly value: number) {}
}

interface Results {
  get(n: number): Result | undefined;
  set(n: number, result: Result): unknown;
}

function computeAll(...caches: Results[]): void {
  // A result for each cache, so that one does not keep alive what the other one only looks at.
  for (const cache of caches) for (let n = 0; n < 10; n++) cache.set(n, new Result(n ** 3));
}

function foundIn(cache: Results): number {
  let found = 0;
  for (let n = 0; n < 10; n++) if (cache.get(n) !== undefined) found++;
  return found;
}

// Program 4: files, of which only some may be open.

const MOST_OPEN = 5;

class File {
  constructor(readonly name: string) {}
}

class OpenFiles {
  open = 0;
  readonly #registry = new FinalizationRegistry(() => this.close());

  /** @throws Error when too many are open. */
  openFile(name: string): File {
    if (this.open === MOST_OPEN) throw new Error(`${MOST_OPEN} files are open already`);
    this.open++;
    return new File(name);
  }

  /** Has the file closed when it was collected. */
  closeLater(file: File): void {
    this.#registry.register(file, undefined);
  }

  close(): void {
    this.open--;
  }
}

function readWithoutClosing(files: OpenFiles): string {
  try {
    for (let number = 1; number <= MOST_OPEN + 1; number++) files.closeLater(files.openFile(`page ${number}`));
    return 'read';
  } catch (error) {
    return error instanceof Error ? `refused: ${error.message}` : String(error);
  }
}

function readAndClose(files: OpenFiles, number: number): boolean {
  const file = files.openFile(`page ${number}`);
  try {
    return file.name.endsWith(String(number));
  } finally {
    files.close();
  }
}
