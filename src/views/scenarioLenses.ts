import { basename } from 'node:path';
import { CodeLens, l10n, Range, workspace, type Command, type TextDocument } from 'vscode';
import { findScenario } from '../scenarios/catalogue';
import { isScenarioCopy } from './scenarioCopies';
import { SCENARIO_SCHEME } from './scenarioSources';

/** At the top of a scenario, bundled or copied: to run it, and to step through it. */
export function scenarioLenses(document: TextDocument): CodeLens[] {
  const range = new Range(0, 0, 0, 0);
  return commandsFor(document).map((command) => new CodeLens(range, command));
}

function commandsFor(document: TextDocument): Command[] {
  const run = `$(play) ${l10n.t('Run')}`;
  const step = `$(debug-step-into) ${l10n.t('Step')}`;
  if (document.uri.scheme === SCENARIO_SCHEME) {
    const scenarioId = basename(document.uri.path, '.mjs');
    if (findScenario(scenarioId) === undefined) return [];
    return [
      { title: run, command: 'hitrate.runScenario', arguments: [{ scenarioId }] },
      { title: step, command: 'hitrate.stepScenario', arguments: [{ scenarioId }] },
    ];
  }
  if (!workspace.isTrusted || !isScenarioCopy(document)) return [];
  return [
    { title: run, command: 'hitrate.runThisScenario', arguments: [document.uri] },
    { title: step, command: 'hitrate.stepThisScenario', arguments: [document.uri] },
  ];
}
