import '@vscode/codicons/dist/codicon.css';
import 'uplot/dist/uPlot.min.css';
import './page.css';
import './controls.css';
import './header.css';
import './toolbar.css';
import './crashBanner.css';
import './numbersStrip.css';
import './cacheTable.css';
import './charts.css';
import './lists.css';
import './virtualList.css';
import './entryList.css';
import './slotView.css';
import './eventList.css';
import './details.css';
import './keysDialog.css';
import './checkList.css';
import './lesson.css';
import './referenceList.css';
import './parameters.css';
import './compact.css';
import type { PageRequest } from '../protocol/page';
import { App } from './app';
import { onThemeChange } from './chartTheme';
import { DrawLoop, reducedMotion } from './drawLoop';
import { connectHost } from './hostLink';
import { Interest } from './interest';
import { readLocale } from './locale';
import { PAGE_NAME } from './menuContext';
import { listenForShortcuts } from './shortcuts';
import { Store } from './store';
import { keepInterest, readChoices } from './uiChoices';

/** Stopping may have to escalate from asking to killing before it is answered. */
const ANSWER_DEADLINE_MS = 10_000;
/** Here the user is asked where to. */
const EXPORT_DEADLINE_MS = 600_000;

const target = document.getElementById('hitrate');
if (target === null) throw new Error('The page has no #hitrate: make its HTML with pageHtml().');

const store = new Store();
const link = connectHost((event) => {
  if (event.type !== 'host/act') store.receive(event);
  else if (event.page === PAGE_NAME) app.act(event.act);
});
const loop = new DrawLoop(draw, reducedMotion);
let drawnStep: number | undefined;
let isAwaitingView = false;
const choices = readChoices();
const { cacheId, span, entries, events, selected } = choices;
const interest = new Interest({ cacheId, span, entries, events, selected }, (now) => {
  link.sendEvent({ type: 'page/show', interest: now });
  keepInterest(now);
  // What the host answers with is not to wait for a calm second.
  isAwaitingView = true;
  loop.requestNow();
});
const askForAll = (): void => link.sendEvent({ type: 'page/ready' });
// Before it listens, so that the first hydrate is already of what it shows; and that is made while the page is.
interest.flush();
askForAll();
const app = new App(target, {
  locale: readLocale(),
  interest,
  choices,
  ask: (request) => link.request(request, deadlineOf(request)),
  redraw: () => loop.requestNow(),
});

function deadlineOf({ type }: PageRequest): number {
  return type === 'session/export' ? EXPORT_DEADLINE_MS : ANSWER_DEADLINE_MS;
}

function draw(): void {
  const { state } = store;
  if (state === undefined) return;
  app.draw(state);
  if (state.step === drawnStep) return;
  drawnStep = state.step;
  link.sendEvent({ type: 'page/drawn', step: state.step });
}

store.onDidHydrate(() => loop.requestNow());
store.onDidGrow(() => {
  if (isAwaitingView) loop.requestNow();
  else loop.request();
  isAwaitingView = false;
});
store.onDidNeedHydrate(askForAll);
onThemeChange(() => app.retheme());
app.retheme();
listenForShortcuts(app.shortcuts);
