import { WeakRefSet } from '../cache';
import { check, collectUntil, done, reference, say, step } from './narration';

interface Observer {
  update(price: number): void;
}

/** Shows a price somewhere, as long as the view that it belongs to is open. */
class PriceView implements Observer {
  constructor(
    readonly name: string,
    readonly heard: string[],
  ) {}

  update(price: number): void {
    this.heard.push(`${this.name} ${price}`);
  }
}

/** Tells its observers of new prices and keeps none of them alive. */
class Prices {
  readonly observers = new WeakRefSet<Observer>({ name: 'observers' });

  subscribe(observer: Observer): void {
    this.observers.add(observer);
  }

  publish(price: number): void {
    for (const observer of this.observers) observer.update(price);
  }
}

const NAMES = ['chart', 'table', 'ticker'];

/** Notifies three observers twice, and in between one of them is closed. */
export async function runWeakObservers(): Promise<void> {
  const prices = new Prices();
  const open = new Map<string, PriceView>();
  const heard: string[] = [];

  await step(
    'Subscribe',
    `Three views open and subscribe to prices: ${NAMES.join(', ')}. The program keeps the views; the subject refers to them only weakly.`,
    {
      watch: 'The weak set "observers" has 3 members.',
      python:
        'A weakref.WeakSet. Mind that a bound method put into one is gone at once: "view.update" is a new object each time; there is WeakMethod for that.',
    },
  );
  for (const name of NAMES) openView(name, { prices, open, heard });
  check('three are subscribed', prices.observers.size === 3, `${prices.observers.size} observers`);

  await step('Notify', 'The price is 100. The subject goes through its set and tells everyone who is alive.', {
    watch: 'The output names who has heard of it.',
  });
  prices.publish(100);
  const first = taken(heard);
  say(`heard: ${first}`);
  check('all three heard the first price', first === 'chart 100, table 100, ticker 100', first);
  done(1);

  await step(
    'Close one',
    'The table is closed: the program lets go of it. Nobody calls an unsubscribe(), there is none. At once a price of 101 comes.',
    {
      watch:
        'The set still has 3 members, and the table still hears the price: it is unreachable for the program, but the collector has not looked.',
      python:
        'In CPython the table would be gone already. Here a view that must not hear any more has to say so itself.',
    },
  );
  closeView('table', open);
  prices.publish(101);
  const second = taken(heard);
  say(`heard: ${second}`);
  check('until a collection the closed one may still hear', prices.observers.size === 3, `heard: ${second}`);
  done(2);

  await step('Forget the dead', `Heard: ${second}. Now a collection is requested.`, {
    watch: 'One member leaves the set with the cause "collected": its key is 2, as it was the second to subscribe.',
  });
  await collectUntil(() => prices.observers.size === 2);
  if (prices.observers.size === 2) reference('table', 'called back');
  check('the subject has forgotten it', prices.observers.size === 2, `${prices.observers.size} observers`);

  await step('Notify again', `${prices.observers.size} observers are left. The price is 102.`, {
    watch: 'The output names two. With a plain Set the table would be told for ever, and live for ever.',
    python: 'An observer list of strong references is among the most frequent memory leaks in both languages.',
  });
  prices.publish(102);
  const third = taken(heard);
  say(`heard: ${third}`);
  check('two heard the last price', third === 'chart 102, ticker 102', third);
  done(3);

  await step(
    'The trap',
    'An observer is written in place, as one does: prices.subscribe({ update() {…} }). Nobody else refers to it. A collection comes, and then a price of 103.',
    {
      watch:
        'A fourth member comes, with the key 4, and leaves with the cause "collected" though somebody wanted to hear.',
      python: 'The same with a lambda in a WeakSet: in CPython it never hears anything at all.',
    },
  );
  subscribeInPlace(prices, heard);
  await collectUntil(() => prices.observers.size === 2);
  prices.publish(103);
  const fourth = taken(heard);
  say(`heard: ${fourth}`);
  check('the one that nobody keeps hears nothing', fourth === 'chart 103, ticker 103', fourth);
  const { collected } = prices.observers.counters.removals;
  check(
    'two were forgotten, two are left',
    collected === 2 && open.size === 2,
    `${collected} collected, ${open.size} views open`,
  );
  done(4);
}

interface Program {
  readonly prices: Prices;
  readonly open: Map<string, PriceView>;
  readonly heard: string[];
}

/** Functions of their own for what makes an observer: no frame that is suspended may hold one. */
function openView(name: string, { prices, open, heard }: Program): void {
  const view = new PriceView(name, heard);
  open.set(name, view);
  prices.subscribe(view);
  reference(name, 'reachable');
}

function closeView(name: string, open: Map<string, PriceView>): void {
  open.delete(name);
  reference(name, 'unreachable');
}

function subscribeInPlace(prices: Prices, heard: string[]): void {
  prices.subscribe({
    update(price) {
      heard.push(`in place ${price}`);
    },
  });
}

/** What was heard since the last time. */
function taken(heard: string[]): string {
  return heard.splice(0).join(', ');
}
