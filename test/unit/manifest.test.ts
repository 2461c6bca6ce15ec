import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMAND_IDS } from '../../src/commands/commandIds';
import { languageOf } from '../../src/snippets/language';
import { nativeSnippets } from '../../src/snippets/nativeSnippets';
import { CONTEXT_KEY_NAMES } from '../../src/views/contextKeyNames';
import { repository } from '../folders';
import { readManifest, readManifestTexts, stringsIn } from './manifest/manifest';

const manifest = readManifest();
const texts = readManifestTexts();
const { colors, commands, configuration, menus, snippets, views, viewsContainers, viewsWelcome, walkthroughs } =
  manifest.contributes;
const source = readdirSync(join(repository, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join(repository, 'src', path), 'utf8'))
  .join('\n');

/** Every literal of the sources that is written `'hitrate.…'`. */
const idsInSource = new Set([...source.matchAll(/'(hitrate\.[\w.]+)'/g)].map((match) => match[1]));
const whenClauses = [
  ...commands.map(({ enablement }) => enablement),
  ...Object.values(menus)
    .flat()
    .map(({ when }) => when),
  ...Object.values(views)
    .flat()
    .map(({ when }) => when),
].filter((clause) => clause !== undefined);
const steps = walkthroughs.flatMap((walkthrough) => walkthrough.steps);
const completionEvents = steps.flatMap((step) => step.completionEvents);

/** Without an item of the tree these say nothing. */
const ONLY_FOR_ITEMS = [
  COMMAND_IDS.runScenario,
  COMMAND_IDS.stepScenario,
  COMMAND_IDS.stopSession,
  COMMAND_IDS.pauseSession,
  COMMAND_IDS.resumeSession,
  COMMAND_IDS.stepSession,
  COMMAND_IDS.collectSessionGarbage,
  COMMAND_IDS.removeSession,
  COMMAND_IDS.copyCacheAsJson,
  COMMAND_IDS.openCreation,
  COMMAND_IDS.copyKey,
  COMMAND_IDS.copyEntryAsJson,
  COMMAND_IDS.filterEventsByKey,
  COMMAND_IDS.showInCharts,
  COMMAND_IDS.copyChart,
  COMMAND_IDS.exportSeries,
  COMMAND_IDS.resetZoom,
  COMMAND_IDS.copyNumber,
];

describe('The manifest', () => {
  describe('commands', () => {
    it('declares exactly the commands of the code', () => {
      assert.deepEqual(commands.map(({ command }) => command).sort(), Object.values(COMMAND_IDS).sort());
    });

    it('gives every command the one category and a title of its own', () => {
      assert.deepEqual([...new Set(commands.map(({ category }) => category))], ['%category%']);
      const titles = commands.map(({ title }) => texts[title.slice(1, -1)] ?? '');
      assert.equal(new Set(titles).size, titles.length);
      for (const title of titles) {
        assert.match(title, /^[A-Z][a-z]+( [A-Z][A-Za-z-]*| into| in| by| a| as| to)+…?$/);
        assert.doesNotMatch(title, /Hitrate/);
      }
    });

    it('puts only commands that exist into menus', () => {
      const ids = new Set(commands.map(({ command }) => command));
      for (const [menu, items] of Object.entries(menus)) {
        for (const { command } of items) assert.ok(ids.has(command), `${command} in ${menu}`);
      }
    });

    it('gives an icon to every command that a menu shows as one', () => {
      const shown = Object.values(menus)
        .flat()
        .filter(({ group }) => /^(inline|navigation)/.test(group ?? ''));
      for (const { command } of shown) assert.ok(commands.find((each) => each.command === command)?.icon, command);
    });

    it('hides a command that needs a session from the palette under the same condition as it disables it', () => {
      const palette = new Map(menus['commandPalette']?.map(({ command, when }) => [command, when]));
      for (const { command, enablement } of commands) {
        if (enablement !== undefined) assert.equal(palette.get(command), enablement, command);
      }
      for (const id of ONLY_FOR_ITEMS) assert.equal(palette.get(id), 'false');
    });

    it('offers to run the code of the workspace only where it is trusted', () => {
      for (const id of [COMMAND_IDS.runThisScenario, COMMAND_IDS.stepThisScenario]) {
        const offers = Object.values(menus)
          .flat()
          .filter(({ command }) => command === id);
        assert.ok(offers.length > 0);
        for (const { when } of offers) assert.match(when ?? '', /\bisWorkspaceTrusted\b/);
      }
    });

    it('contributes no key binding', () => {
      assert.equal('keybindings' in manifest.contributes, false);
    });
  });

  describe('conditions', () => {
    it('use exactly the context keys that the code sets', () => {
      const used = whenClauses.flatMap(
        (clause) => clause.replaceAll(/\bview == \S+/g, '').match(/hitrate\.\w+/g) ?? [],
      );
      const awaited = completionEvents.flatMap((event) => /^onContext:(.+)$/.exec(event)?.slice(1) ?? []);
      assert.deepEqual([...new Set([...used, ...awaited])].sort(), Object.values(CONTEXT_KEY_NAMES).sort());
    });

    it('of the menus in the page name what the page says of itself', () => {
      const items = menus['webview/context'] ?? [];
      assert.ok(items.length > 0);
      const sections = new Set(
        [...source.matchAll(/setMenu\(\w[\w.#]*, '(\w+)'|new RowMenu\([\w.]+, '(\w+)'/g)].map(
          ([, one, other]) => one ?? other ?? '',
        ),
      );
      const named = items.flatMap(({ when = '' }) => {
        const [, test] = /\bhitrateSection =[=~] (\S+)/.exec(when) ?? assert.fail(when);
        return test?.match(/\w+/g) ?? [];
      });
      assert.deepEqual([...new Set(named)].sort(), [...sections].sort());
      for (const { when = '' } of items) {
        for (const [key] of when.matchAll(/\bhitrate[A-Z]\w+/g)) assert.match(source, new RegExp(`\\b${key}\\b`));
      }
    });

    it('name only views and kinds of tree items that exist', () => {
      const kinds = new Set(
        [...source.matchAll(/contextValue: (.+),/g)].flatMap((match) => match[1]?.match(/'\w+'/g) ?? []),
      );
      const ids = Object.values(views)
        .flat()
        .map(({ id }) => id);
      for (const clause of whenClauses) {
        for (const [, id = ''] of clause.matchAll(/\bview == (\S+)/g)) assert.ok(ids.includes(id), clause);
        for (const [, test = ''] of clause.matchAll(/\bviewItem =[=~] (\S+)/g)) {
          for (const kind of test.match(/\w+/g) ?? []) assert.ok(kinds.has(`'${kind}'`), `${kind} in: ${clause}`);
        }
      }
    });
  });

  describe('views', () => {
    it('declares one container with two views, the second of them with words of welcome while there is no session', () => {
      assert.deepEqual(
        viewsContainers.activitybar.map(({ id }) => id),
        ['hitrate'],
      );
      assert.deepEqual(Object.keys(views), ['hitrate']);
      assert.deepEqual(
        views['hitrate']?.map(({ id }) => id),
        ['hitrate.explorer', 'hitrate.stats', 'hitrate.welcome'],
      );
      const [explorer, stats, welcome] = views['hitrate'] ?? [];
      assert.deepEqual(
        [explorer?.when, stats?.when, welcome?.when],
        [undefined, CONTEXT_KEY_NAMES.hasSession, `!${CONTEXT_KEY_NAMES.hasSession}`],
      );
      assert.equal(stats?.name, welcome?.name);
      assert.deepEqual(
        viewsWelcome.map(({ view }) => view),
        [welcome?.id],
      );
      for (const id of ['hitrate.explorer', 'hitrate.stats', 'hitrate.welcome']) assert.ok(idsInSource.has(id), id);
    });

    it('gives every view an icon and a title for the place where it may be dragged', () => {
      for (const { icon, contextualTitle } of Object.values(views).flat()) {
        assert.ok(existsSync(join(repository, icon)));
        assert.ok(contextualTitle);
      }
    });

    it('is activated for the panel that it restores, for the languages that it has a refactoring for, and for nothing else', () => {
      const languages = snippets.map(({ language }) => `onLanguage:${language}`).sort();
      assert.deepEqual(manifest.activationEvents, [...languages, 'onWebviewPanel:hitrate.statsPanel']);
      assert.ok(idsInSource.has('hitrate.statsPanel'));
    });
  });

  describe('colours', () => {
    it('are those that the code uses, described, and set for each kind of theme', () => {
      for (const { id, description, defaults } of colors) {
        assert.ok(idsInSource.has(id), id);
        assert.match(description, /^%.+%$/);
        assert.deepEqual(Object.keys(defaults), ['dark', 'light', 'highContrast', 'highContrastLight']);
      }
    });
  });

  describe('words of welcome', () => {
    const commandsIn = (text: string): string[] =>
      [...text.matchAll(/\(command:([\w.]+)/g)].map((match) => match[1] ?? '');

    it('has at most two texts for an empty view, each with one button on a line of its own', () => {
      assert.ok(viewsWelcome.length <= 2);
      for (const { contents } of viewsWelcome) {
        const text = texts[contents.slice(1, -1)] ?? '';
        assert.equal(text.split('\n').filter((line) => /^\[[^\]]+\]\([^)]+\)$/.test(line)).length, 1);
      }
    });

    it('has one walkthrough of at most five steps, each completed by doing, with a button and something to read', () => {
      assert.equal(walkthroughs.length, 1);
      assert.ok(steps.length > 0 && steps.length <= 5);
      for (const { id, description, media } of steps) {
        assert.match(texts[description.slice(1, -1)] ?? '', /\n\[[A-Z][^\]]+\]\(command:hitrate\.[^)]+\)$/, id);
        assert.ok(existsSync(join(repository, media.markdown ?? '')), id);
      }
      for (const step of steps) assert.ok(step.completionEvents.length > 0, step.id);
    });

    it('names only commands that exist', () => {
      const ids: string[] = Object.values(COMMAND_IDS);
      const named = Object.entries(texts).flatMap(([, text]) => commandsIn(text));
      const awaited = completionEvents.flatMap((event) => /^onCommand:(.+)$/.exec(event)?.slice(1) ?? []);
      assert.ok(named.length > 0);
      for (const id of [...named, ...awaited]) assert.ok(ids.includes(id), id);
    });
  });

  describe('settings', () => {
    const settings = Object.entries(configuration.properties);

    it('has settings of this extension only, and the code reads each', () => {
      assert.ok(settings.length > 0);
      for (const [name] of settings) {
        assert.match(name, /^hitrate\.[a-zA-Z]+\.[a-zA-Z]+$/);
        assert.ok(source.includes(`'${name.slice('hitrate.'.length)}'`), `${name} is read nowhere`);
      }
    });

    it('gives every setting a default of its own type, within its own bounds', () => {
      for (const [name, setting] of settings) {
        const { default: value, type, minimum = -Infinity, maximum = Infinity } = setting;
        assert.equal(typeof value, type, name);
        if (typeof value === 'number') assert.ok(value >= minimum && value <= maximum, name);
        else assert.ok(!('minimum' in setting) && !('maximum' in setting), name);
      }
    });

    it('gives every setting a description, a scope and a place of its own in the list', () => {
      for (const [name, { markdownDescription, scope }] of settings) {
        assert.ok(markdownDescription && scope, name);
        // Two lines of the settings editor.
        assert.ok((texts[markdownDescription.slice(1, -1)] ?? '').length <= 170, name);
      }
      assert.equal(new Set(settings.map(([, { order }]) => order)).size, settings.length);
    });
  });

  describe('texts', () => {
    const strings = stringsIn(manifest);

    it('defines every key that it uses, and uses every key that it defines', () => {
      const used = strings.filter((text) => /^%.*%$/.test(text)).map((text) => text.slice(1, -1));
      assert.deepEqual([...new Set(used)].sort(), Object.keys(texts).sort());
    });

    it('writes nothing that a user reads without a key', () => {
      const read = [
        ...commands,
        ...Object.values(views).flat(),
        configuration,
        ...viewsContainers.activitybar,
        ...colors.map(({ description }) => ({ description })),
        ...walkthroughs,
        ...steps,
      ];
      for (const contribution of read) {
        for (const [member, text] of Object.entries(contribution)) {
          if (/title|name|category|description/i.test(member)) assert.match(String(text), /^%[\w.]+%$/);
        }
      }
      for (const text of [manifest.description]) assert.match(text, /^%[\w.]+%$/);
    });

    it('says in one sentence of at most 140 characters what the extension is', () => {
      assert.match(texts['description'] ?? '', /^[A-Z][^.]+\.$/);
      assert.ok((texts['description'] ?? '').length <= 140);
    });
  });

  describe('snippets', () => {
    it('offers in IntelliSense what the commands insert; if not, "npm run snippets" brings it there', () => {
      for (const { language: id, path } of snippets) {
        const language = languageOf(id);
        assert.ok(language !== undefined, id);
        assert.deepEqual(JSON.parse(readFileSync(join(repository, path), 'utf8')), nativeSnippets(language));
      }
      assert.deepEqual(
        snippets.map(({ language }) => language),
        ['typescript', 'typescriptreact', 'javascript', 'javascriptreact', 'python'],
      );
    });
  });

  describe('package', () => {
    it('types the extension for the oldest VS Code that it supports, and not for a newer one', () => {
      assert.equal(`^${manifest.devDependencies['@types/vscode']}`, manifest.engines.vscode);
    });

    it('depends on nothing at run time: everything is bundled', () => {
      assert.equal(manifest.dependencies, undefined);
    });

    it('keeps to the categories and the number of keywords that the Marketplace takes', () => {
      assert.deepEqual(manifest.categories, ['Visualization', 'Education', 'Snippets']);
      assert.ok(manifest.keywords.length <= 5);
    });

    it('has an icon of at least 256 pixels that is square', () => {
      const png = readFileSync(join(repository, manifest.icon));
      assert.equal(png.toString('latin1', 1, 4), 'PNG');
      const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
      assert.ok(width >= 256 && width === height, `${width} x ${height}`);
    });

    it('has an activity-bar icon of 24 by 24 in one colour', () => {
      const svg = readFileSync(join(repository, viewsContainers.activitybar[0]?.icon ?? ''), 'utf8');
      assert.match(svg, /viewBox="0 0 24 24"/);
      const colours = [...svg.matchAll(/(?:fill|stroke)="([^"]+)"/g)]
        .map((match) => match[1])
        .filter((c) => c !== 'none');
      assert.deepEqual([...new Set(colours)], ['currentColor']);
      assert.doesNotMatch(svg, /style=|<style|<image|gradient/i);
    });
  });
});
