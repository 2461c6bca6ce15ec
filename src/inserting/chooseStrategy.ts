import { l10n, QuickInputButtons, window, type QuickPickItem } from 'vscode';
import { patternOf } from '../snippets/patterns';
import { nextStrategyStep, type StrategyAnswers, type StrategyQuestion, type StrategyStep } from '../snippets/strategy';
import { insertPattern } from './insertPattern';
import { patternTexts } from './patternTexts';
import type { Watch } from './watch';
import { strategyQuestionTexts, strategyReasonText } from './strategyTexts';

type Decision = Extract<StrategyStep, { pattern: unknown }>;

/** Asks what a cache is for, explains which pattern fits, and inserts it. */
export async function chooseStrategy(watchScenario: Watch): Promise<void> {
  const decision = await decide();
  if (decision === undefined) return;
  const { scenario, id } = patternOf(decision.pattern);
  const { title, use, pros, cons } = patternTexts()[id];
  const insert = l10n.t('Insert');
  const watch = l10n.t('Watch This Pattern');
  const detail = [
    strategyReasonText(decision.reason),
    use,
    [...pros.map((pro) => `+ ${pro}`), ...cons.map((con) => `− ${con}`)].join('\n'),
  ].join('\n\n');
  const chosen = await window.showInformationMessage(title, { modal: true, detail }, insert, watch);
  if (chosen === insert) await insertPattern(id);
  if (chosen === watch) await watchScenario(scenario);
}

/** Asks until there is a decision; `undefined` when the user gives up. */
async function decide(): Promise<Decision | undefined> {
  const asked: { readonly question: StrategyQuestion; readonly answer: string }[] = [];
  for (;;) {
    const given = Object.fromEntries(asked.map(({ question, answer }) => [question, answer])) as StrategyAnswers;
    const step = nextStrategyStep(given);
    if ('pattern' in step) return step;
    const answer = await ask(step, asked.length + 1);
    if (answer === undefined) return undefined;
    if (answer === 'back') asked.pop();
    else asked.push({ question: step.question, answer: answer.id });
  }
}

interface AnswerItem extends QuickPickItem {
  readonly id: string;
}

/** Asks one question. A `QuickPick` shows no total of steps here, because how many follow depends on the answer. */
function ask(
  { question, answers }: Exclude<StrategyStep, Decision>,
  step: number,
): Promise<AnswerItem | 'back' | undefined> {
  const { text, answers: texts } = strategyQuestionTexts()[question];
  const labels: Readonly<Record<string, { readonly label: string; readonly detail: string }>> = texts;
  const quickPick = window.createQuickPick<AnswerItem>();
  quickPick.title = l10n.t('Choose a Caching Strategy');
  quickPick.placeholder = text;
  quickPick.step = step;
  quickPick.matchOnDetail = true;
  if (step > 1) quickPick.buttons = [QuickInputButtons.Back];
  quickPick.items = answers.map((id) => ({ id, label: labels[id]?.label ?? id, detail: labels[id]?.detail ?? '' }));
  return new Promise<AnswerItem | 'back' | undefined>((resolve) => {
    quickPick.onDidAccept(() => resolve(quickPick.selectedItems[0]));
    quickPick.onDidTriggerButton(() => resolve('back'));
    quickPick.onDidHide(() => resolve(undefined));
    quickPick.show();
  }).finally(() => quickPick.dispose());
}
