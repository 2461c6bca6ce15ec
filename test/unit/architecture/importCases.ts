import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../folders';
import { LAYERS, mayImport, mayImportPackage, type Layer } from './layers';

/** One import statement in one place, and whether the layers allow it. */
export interface ImportCase {
  readonly file: string;
  readonly line: number;
  readonly statement: string;
  readonly allowed: boolean;
}

type Form = (specifier: string, index: number) => string;

const VALUE_FORMS: readonly Form[] = [
  (specifier, index) => `import { value${index} } from '${specifier}';`,
  (specifier) => `import '${specifier}';`,
  (specifier, index) => `export { value${index} } from '${specifier}';`,
  (specifier) => `export * from '${specifier}';`,
  (specifier, index) => `export const late${index} = import('${specifier}');`,
  (specifier, index) => `import required${index} = require('${specifier}');`,
];
const TYPE_FORMS: readonly Form[] = [
  (specifier, index) => `import type { Type${index} } from '${specifier}';`,
  (specifier, index) => `export type { Type${index} } from '${specifier}';`,
];

const FOLDERS = Object.keys(LAYERS).filter((name) => !name.endsWith('.ts'));

/** Modules below `src`: some of every folder; all that exist where a layer may use a part; what is nearly an exception. */
const MODULES: readonly string[] = [
  ...FOLDERS.flatMap((folder) => [`${folder}/anything`, `${folder}/deep/anything`, folder]),
  ...['cache', 'inserting', 'protocol', 'scenarios'].flatMap((folder) =>
    readdirSync(join(repository, 'src', folder))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name.slice(0, -3)}`),
  ),
  'scenarios/catalogues',
  'scenarios/catalogue/deep',
  'scenarios/scenarioOptionsOf',
  'protocol/stages',
  'protocol/session',
  'cache/removalCauses',
  'inserting/mains',
  'inserting/main/deep',
  'extension',
];

/** Packages: every dependency, every exception, what is nearly one, and modules of the runtime with and without `node:`. */
function packageSpecifiers(): string[] {
  const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const exceptions = Object.values(LAYERS).flatMap(({ packages }) => packages.filter((name) => !name.endsWith('*')));
  return [
    ...Object.keys(manifest.devDependencies),
    ...exceptions,
    ...exceptions.map((name) => `${name}x`),
    ...['node:fs', 'node:fs/promises', 'fs', 'fs/promises', 'left-pad', '@scope/package', 'https'],
  ];
}

/** Every module and package, imported in every form from every layer, by file. */
export function importCases(): ReadonlyMap<string, readonly ImportCase[]> {
  const specifiers = [...new Set(packageSpecifiers())];
  const modules = [...new Set(MODULES)];
  return new Map(Object.entries(LAYERS).flatMap(([place, layer]) => casesOfPlace(place, layer, modules, specifiers)));
}

function casesOfPlace(
  place: string,
  layer: Layer,
  modules: readonly string[],
  packages: readonly string[],
): [string, ImportCase[]][] {
  const isFolder = FOLDERS.includes(place);
  const near = isFolder ? '..' : '.';
  const foreign = modules.filter((path) => path.split('/')[0] !== place && `${path}.ts` !== place);
  const inOtherWords = isFolder ? ['./..', '../.', '../../src', '../other/..', '../'] : ['./.', '../src', './/'];
  return [
    casesOfFile(isFolder ? `src/${place}/near.ts` : `src/${place}`, (add) => {
      for (const form of [...VALUE_FORMS, ...TYPE_FORMS]) {
        const typeOnly = TYPE_FORMS.includes(form);
        for (const path of foreign) add(form, `${near}/${path}`, mayImport(layer, path, typeOnly));
        for (const name of packages) add(form, name, mayImportPackage(layer, name));
      }
      for (const way of inOtherWords) {
        for (const path of foreign) add(VALUE_FORMS[0]!, `${way}/${path}`, mayImport(layer, path, false));
      }
      add(VALUE_FORMS[0]!, './neighbour', true);
    }),
    ...(isFolder
      ? [
          casesOfFile(`src/${place}/deep/far.ts`, (add) => {
            for (const path of foreign) add(VALUE_FORMS[0]!, `../../${path}`, mayImport(layer, path, false));
            for (const name of packages) add(VALUE_FORMS[0]!, name, mayImportPackage(layer, name));
            add(VALUE_FORMS[0]!, '../near', true);
            add(VALUE_FORMS[0]!, '../../../test/unit/anything', false);
          }),
        ]
      : []),
  ];
}

function casesOfFile(
  file: string,
  fill: (add: (form: Form, specifier: string, allowed: boolean) => void) => void,
): [string, ImportCase[]] {
  const cases: ImportCase[] = [];
  fill((form, specifier, allowed) => {
    const line = cases.length + 1;
    cases.push({ file, line, statement: form(specifier, line), allowed });
  });
  return [file, cases];
}
