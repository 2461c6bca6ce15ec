import { WeakValueMap } from '../cache';
import { check, collectUntil, measure, reference, step } from './narration';

const MEGABYTE = 2 ** 20;
const PHOTO_MB = 8;

/** Large enough that one sees in the memory whether it is there. */
class Photo {
  readonly pixels = new Uint8Array(PHOTO_MB * MEGABYTE).fill(1);

  constructor(readonly title: string) {}
}

const TITLES = ['Harbour', 'Meadow', 'Night train', 'Old bridge'];

/** Keeps photos in a plain Map, and lets the collector look again and again. */
export async function runStrong(): Promise<void> {
  await step(
    'Put photos into a Map',
    `${TITLES.length} photos of ${PHOTO_MB} MB each are made: ${TITLES.join(', ')}. The album, a plain Map, is all that refers to them.`,
    {
      watch: `The memory of the program grows by ${TITLES.length * PHOTO_MB} MB. "witness" only looks: it refers to each photo weakly, so it shows who is alive.`,
      python: 'A dict is the same: it counts as one reference to each of its values.',
    },
  );
  const witness = new WeakValueMap<string, Photo>({ name: 'witness' });
  const album = new Map<string, Photo>();
  for (const title of TITLES) take(title, album, witness);
  measure('photos in memory', pixelMegabytes(), 'MB');

  await step(
    'Ask the collector',
    `No variable refers to a photo any more, only the album. Three full collections are requested.`,
    {
      watch: `The collections are marked in the heap chart, the measured memory stays up, and the witness still sees ${witness.size}.`,
      python: 'gc.collect() would find nothing either: what a reachable dict refers to is reachable.',
    },
  );
  await collectUntil(() => witness.size < TITLES.length, 3);
  check('a Map keeps its values', witness.size === 4, `${witness.size} of ${TITLES.length} photos alive`);
  measure('photos in memory', pixelMegabytes(), 'MB');

  await step(
    'Delete one',
    `All ${witness.size} stayed: the album still refers to each of them. Now "Harbour" is deleted from it, by hand.`,
    {
      watch: `Harbour leaves the witness with the cause "collected", and ${PHOTO_MB} MB are free. No collection alone could do that.`,
      python: 'del album["Harbour"] would free it at this very line; a tracing collector does it when it looks.',
    },
  );
  album.delete('Harbour');
  await seenGone('Harbour', witness, 3);
  check('only the deleted one went', witness.size === 3, `${namesOf(witness)} alive`);

  await step(
    'Replace one',
    `${namesOf(witness)} are alive. A new photo is stored under "Meadow": the key stays, the old photo loses its only reference.`,
    {
      watch: 'The witness was told of the new one under "Meadow (new)", and the old Meadow leaves.',
    },
  );
  take('Meadow', album, witness, 'Meadow (new)');
  await seenGone('Meadow', witness, 3);
  check(
    'the old one went',
    !isAlive('Meadow', witness) && album.size === 3,
    `${namesOf(witness)} alive, ${album.size} in the album`,
  );

  await step(
    'Let go of the Map',
    `The album still has ${album.size} photos. It is emptied: that is the end of a Map's values, or the end of the Map itself.`,
    {
      watch:
        'All that was left is collected. A Map that nobody empties only grows, and then it is called a memory leak.',
      python:
        'So it is with a dict, or with functools.lru_cache(maxsize=None). A bound or a weak reference is what is missing.',
    },
  );
  album.clear();
  await collectUntil(() => witness.size === 0);
  for (const title of ['Night train', 'Old bridge', 'Meadow (new)']) {
    if (witness.size === 0) reference(title, 'called back');
  }
  measure('photos in memory', pixelMegabytes(), 'MB');
  const { collected } = witness.counters.removals;
  check('without the Map nothing stays', witness.size === 0, `${collected} collected, ${witness.size} alive`);
}

/** Makes a photo that only the album refers to when this has returned. */
function take(title: string, album: Map<string, Photo>, witness: WeakValueMap<string, Photo>, shownAs = title): void {
  const photo = new Photo(title);
  album.set(title, photo);
  witness.set(shownAs, photo);
  reference(shownAs, 'reachable');
}

async function seenGone(title: string, witness: WeakValueMap<string, Photo>, left: number): Promise<void> {
  reference(title, 'unreachable');
  await collectUntil(() => witness.size === left);
  if (witness.size === left) reference(title, 'called back');
}

/** Functions of their own for what reads a photo: the frame of a suspended async function would keep it. */
function isAlive(title: string, witness: WeakValueMap<string, Photo>): boolean {
  return witness.has(title);
}

function namesOf(witness: WeakValueMap<string, Photo>): string {
  return [...witness.entries()].map(([title]) => title).join(', ');
}

function pixelMegabytes(): number {
  return process.memoryUsage().arrayBuffers / MEGABYTE;
}
