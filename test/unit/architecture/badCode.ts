/** A piece of code that the linter must refuse, or must accept, in a place. */
export interface CodeCase {
  readonly title: string;
  readonly file: string;
  readonly code: readonly string[];
  /** The rule that refuses it; for accepted code the rule that would. */
  readonly rule: string;
  readonly refused: boolean;
}

export const CODE_CASES: readonly CodeCase[] = [
  {
    title: 'a promise that nobody waits for',
    file: 'src/session/floating.ts',
    code: ['export const work = async (): Promise<void> => Promise.resolve();', 'work();'],
    rule: 'typescript(no-floating-promises)',
    refused: true,
  },
  {
    title: 'an async function where its promise is ignored',
    file: 'src/session/misused.ts',
    code: ['[1].forEach(async (n) => {', '  await Promise.resolve(n);', '});'],
    rule: 'typescript(no-misused-promises)',
    refused: true,
  },
  {
    title: '`await` of what is not a promise',
    file: 'src/session/awaited.ts',
    code: ['export const seven = async (): Promise<number> => await 7;'],
    rule: 'typescript(await-thenable)',
    refused: true,
  },
  {
    title: '`any`',
    file: 'src/base/anything.ts',
    code: ['export const first = (list: any[]): unknown => list[0];'],
    rule: 'typescript(no-explicit-any)',
    refused: true,
  },
  {
    title: '`any` that comes in by JSON',
    file: 'src/base/parsed.ts',
    code: ["export const port: number = JSON.parse('1');"],
    rule: 'typescript(no-unsafe-assignment)',
    refused: true,
  },
  {
    title: 'a switch that forgets a member of a union',
    file: 'src/base/forgetful.ts',
    code: [
      "export function letter(word: 'a' | 'b'): number {",
      '  switch (word) {',
      "    case 'a':",
      '      return 1;',
      '  }',
      '  return 0;',
      '}',
    ],
    rule: 'typescript(switch-exhaustiveness-check)',
    refused: true,
  },
  {
    title: 'a default export',
    file: 'src/base/defaultExport.ts',
    code: ['export default 1;'],
    rule: 'import(no-default-export)',
    refused: true,
  },
  {
    title: 'a default export by another name',
    file: 'src/base/namedDefault.ts',
    code: ['const one = 1;', 'export { one as default };'],
    rule: 'import(no-default-export)',
    refused: true,
  },
  {
    title: 'a cycle of imports',
    file: 'src/base/hen.ts',
    code: ["import { egg } from './egg';", 'export const hen = (): unknown => egg;'],
    rule: 'import(no-cycle)',
    refused: true,
  },
  {
    title: 'the other half of that cycle',
    file: 'src/base/egg.ts',
    code: ["import { hen } from './hen';", 'export const egg = (): unknown => hen;'],
    rule: 'import(no-cycle)',
    refused: true,
  },
  {
    title: 'a barrel',
    file: 'src/base/index.ts',
    code: ["export * from './anything';"],
    rule: 'oxc(no-barrel-file)',
    refused: true,
  },
  {
    title: 'the barrel of the library',
    file: 'src/cache/index.ts',
    code: ["export { one } from './one';", "export * from './two';"],
    rule: 'oxc(no-barrel-file)',
    refused: false,
  },
  {
    title: '`require`, which no layer rule sees',
    file: 'src/cache/required.ts',
    code: ["export const views: unknown = require('../views/anything');"],
    rule: 'typescript(no-require-imports)',
    refused: true,
  },
  {
    title: '`import()` in a type, which no layer rule sees',
    file: 'src/cache/importedType.ts',
    code: ["export type Tree = import('../views/anything').Tree;"],
    rule: 'typescript(consistent-type-imports)',
    refused: true,
  },
  ...['innerHTML', 'outerHTML'].map((property) => ({
    title: `assignment to ${property}`,
    file: `src/webview/writes${property}.ts`,
    code: [`export const show = (element: HTMLElement): void => void (element.${property} = 'x');`],
    rule: 'eslint(no-restricted-properties)',
    refused: true,
  })),
  {
    title: 'insertAdjacentHTML',
    file: 'src/webview/inserts.ts',
    code: ["export const show = (element: HTMLElement): void => element.insertAdjacentHTML('beforeend', 'x');"],
    rule: 'eslint(no-restricted-properties)',
    refused: true,
  },
  {
    title: '`textContent`',
    file: 'src/webview/textContent.ts',
    code: ["export const show = (element: HTMLElement): void => void (element.textContent = 'x');"],
    rule: 'eslint(no-restricted-properties)',
    refused: false,
  },
  ...['cache', 'session', 'views'].map((folder) => ({
    title: `console in ${folder}`,
    file: `src/${folder}/talkative.ts`,
    code: ["console.log('hello');"],
    rule: 'eslint(no-console)',
    refused: true,
  })),
  ...['terminal', 'scenarios'].map((folder) => ({
    title: `console in ${folder}`,
    file: `src/${folder}/talkative.ts`,
    code: ["console.log('hello');"],
    rule: 'eslint(no-console)',
    refused: false,
  })),
  {
    title: '`==`',
    file: 'src/base/loose.ts',
    code: ['export const same = (a: unknown, b: unknown): boolean => a == b;'],
    rule: 'eslint(eqeqeq)',
    refused: true,
  },
  {
    title: '`let` for what never changes',
    file: 'src/base/letOnly.ts',
    code: ['let one = 1;', 'export const two = (): number => one + one;'],
    rule: 'eslint(prefer-const)',
    refused: true,
  },
];
