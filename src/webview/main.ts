import '@vscode/codicons/dist/codicon.css';
import 'uplot/dist/uPlot.min.css';
import './page.css';
import './header.css';
import './toolbar.css';
import './crashBanner.css';
import './numbersStrip.css';
import './cacheTable.css';
import './charts.css';
import './eventList.css';
import './checkList.css';
import './lesson.css';
import './referenceList.css';
import './parameters.css';
import './entries.css';
import { onThemeChange } from './chartTheme';
import { DrawLoop, reducedMotion } from './drawLoop';
import type { PageInterest } from '../protocol/page';
import { connectHost } from './hostLink';
import { readLocale } from './locale';
import { Page } from './page';
import { listenForShortcuts } from './shortcuts';
import { Store } from './store';

/** Stopping may have to escalate from asking to killing before it is answered. */
const ANSWER_DEADLINE_MS = 10_000;

const target = document.getElementById('hitrate');
if (target === null) throw new Error('The page has no #hitrate: make its HTML with pageHtml().');

const store = new Store();
const link = connectHost((event) => store.receive(event));
const loop = new DrawLoop(draw, reducedMotion);
const page = new Page(
  target,
  readLocale(),
  (request) => link.request(request, ANSWER_DEADLINE_MS),
  (part) => {
    interest = { ...interest, ...part };
    link.sendEvent({ type: 'page/show', interest });
  },
  () => loop.requestNow(),
);
let interest: PageInterest = { cacheId: null, span: null, entries: null, events: null, selected: null };
let drawnStep: number | undefined;

function draw(): void {
  const { state } = store;
  if (state === undefined) return;
  page.draw(state);
  if (state.step === drawnStep) return;
  drawnStep = state.step;
  link.sendEvent({ type: 'page/drawn', step: state.step });
}

const askForAll = (): void => link.sendEvent({ type: 'page/ready' });
store.onDidHydrate(() => loop.requestNow());
store.onDidGrow(() => loop.request());
store.onDidNeedHydrate(askForAll);
onThemeChange(() => page.retheme());
page.retheme();
listenForShortcuts(page.toolbar, (key) => page.charts.press(key));
askForAll();
