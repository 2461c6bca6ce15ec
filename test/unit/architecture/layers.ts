/** Which of the runtime's globals a layer may use beside those of the language. */
export type Runtime = 'language' | 'node' | 'browser';

/** What the files of one folder may import. */
export interface Layer {
  /** Modules of other folders: `folder/*` for a whole folder, else the module's path below `src`. */
  readonly imports: readonly string[];
  /** The same, by `import type` only. */
  readonly importsTypes?: readonly string[];
  /** Packages and built-in modules, by exact specifier; `node:*` for all of Node's. */
  readonly packages: readonly string[];
  readonly runtime: Runtime;
}

const CATALOGUE = ['scenarios/catalogue', 'scenarios/scenarioInfo', 'scenarios/scenarioOptions'];

/** The layers of DESIGN, by folder of `src`; a file of `src` itself by its name. */
export const LAYERS: Readonly<Record<string, Layer>> = {
  base: { imports: [], packages: [], runtime: 'language' },
  cache: { imports: [], packages: [], runtime: 'language' },
  snippets: { imports: [], packages: [], runtime: 'language' },
  protocol: {
    imports: ['base/*', 'cache/removalCause'],
    importsTypes: ['cache/*'],
    packages: ['valibot'],
    runtime: 'language',
  },
  scenarios: { imports: ['cache/*', 'protocol/stage'], packages: ['node:*'], runtime: 'node' },
  probe: { imports: ['base/*', 'cache/*', 'protocol/*'], packages: ['node:*'], runtime: 'node' },
  session: { imports: ['base/*', 'protocol/*', ...CATALOGUE], packages: ['node:*'], runtime: 'node' },
  terminal: {
    imports: ['base/*', 'protocol/*', 'session/*', ...CATALOGUE],
    packages: ['node:*', 'commander', 'log-update', 'cli-table3'],
    runtime: 'node',
  },
  views: {
    imports: ['base/*', 'protocol/*', 'session/*', ...CATALOGUE],
    packages: ['node:*', 'vscode'],
    runtime: 'node',
  },
  inserting: { imports: ['base/*', 'snippets/*'], packages: ['vscode'], runtime: 'node' },
  commands: {
    imports: ['base/*', 'session/*', 'inserting/main', ...CATALOGUE],
    packages: ['node:*', 'vscode'],
    runtime: 'node',
  },
  webview: {
    imports: ['base/*', 'protocol/*'],
    packages: ['uplot', 'uplot/dist/uPlot.min.css', '@vscode/codicons/dist/codicon.css'],
    runtime: 'browser',
  },
  'extension.ts': {
    imports: ['base/*', 'session/*', 'views/*', 'commands/*'],
    packages: ['vscode'],
    runtime: 'node',
  },
};

function fits(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('/*') ? `${path}/`.startsWith(pattern.slice(0, -1)) : path === pattern,
  );
}

/** Whether a file of the layer may import the module at `path` below `src`. */
export function mayImport(layer: Layer, path: string, typeOnly: boolean): boolean {
  return fits(path, layer.imports) || (typeOnly && fits(path, layer.importsTypes ?? []));
}

/** Whether a file of the layer may import from the package or built-in module. */
export function mayImportPackage({ packages }: Layer, specifier: string): boolean {
  return packages.includes(specifier.startsWith('node:') ? 'node:*' : specifier);
}
