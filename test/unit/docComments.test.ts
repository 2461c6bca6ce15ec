import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../folders';
import { undocumentedExports } from './architecture/undocumented';

function modulesOf(folder: string): readonly string[] {
  return readdirSync(join(repository, 'src', folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
}

describe('Doc comments', () => {
  for (const folder of ['cache', 'protocol']) {
    it(`stand above all that src/${folder} exports`, () => {
      const modules = modulesOf(folder);
      assert.ok(modules.length > 10);
      const missing = modules.flatMap((name) => {
        const text = readFileSync(join(repository, 'src', folder, name), 'utf8');
        return undocumentedExports(text).map((found) => `src/${folder}/${name}: ${found}`);
      });
      assert.deepEqual(missing, []);
    });
  }

  it('are missed above every kind of declaration', () => {
    const declarations = [
      'export class A {}',
      'export abstract class B {}',
      'export const C = 1;',
      'export let D = 1;',
      'export function E(): void {}',
      'export async function F(): Promise<void> {}',
      'export function* G(): Generator<number> {}',
      'export interface H {}',
      'export type I = 1;',
      'export enum J {}',
      'export default class {}',
    ];
    assert.deepEqual(undocumentedExports(declarations.join('\n')), [
      'A',
      'B',
      'C',
      'D',
      'E',
      'F',
      'G',
      'H',
      'I',
      'J',
      'default',
    ]);
    assert.deepEqual(undocumentedExports(declarations.flatMap((line) => ['/** What it is. */', line]).join('\n')), []);
  });

  it('are no comments of another kind, nor empty, nor those of something else', () => {
    for (const comment of ['// What it is.', '/* What it is. */', '/** */', '/** What it is. */\n']) {
      assert.deepEqual(undocumentedExports(`${comment}\nexport const a = 1;`), ['a'], comment);
    }
    assert.deepEqual(undocumentedExports('/** What a is. */\nconst a = 1;\nexport const b = a;'), ['b']);
  });

  it('may have several lines, and stand above decorators and the first of several overloads', () => {
    const text = ['/**', ' * What it is.', ' */', '@final', 'export class A {}'];
    assert.deepEqual(undocumentedExports(text.join('\n')), []);
    const overloads = ['/** What it does. */', 'export function f(a: 1): 1;', 'export function f(a: 2): 2;'];
    assert.deepEqual(undocumentedExports(overloads.join('\n')), []);
  });

  it('are not asked for where a name is only passed on', () => {
    assert.deepEqual(
      undocumentedExports("export { a } from './a';\nexport type { B } from './b';\nexport * from './c';"),
      [],
    );
  });
});
