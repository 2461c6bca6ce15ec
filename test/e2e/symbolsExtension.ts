import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packVsix } from '../host/vsix';

const MANIFEST = {
  name: 'symbols',
  publisher: 'hitrate-tests',
  version: '1.0.0',
  description: 'The functions of JavaScript.',
  license: 'MIT',
  repository: { type: 'git', url: 'https://github.com/hitrate/hitrate.git' },
  engines: { vscode: '^1.100.0' },
  main: './extension.js',
  activationEvents: ['onLanguage:javascript'],
  files: ['extension.js'],
};

const CODE = `const { DocumentSymbol, languages, Range, SymbolKind } = require('vscode');
exports.activate = ({ subscriptions }) => {
  const provideDocumentSymbols = (document) => {
    const text = document.getText();
    return [...text.matchAll(/function (\\w+)[^]*?\\n}/g)].map((match) => {
      const name = document.positionAt(match.index + 'function '.length);
      const whole = new Range(document.positionAt(match.index), document.positionAt(match.index + match[0].length));
      const own = new Range(name, name.translate(0, match[1].length));
      return new DocumentSymbol(match[1], '', SymbolKind.Function, whole, own);
    });
  };
  subscriptions.push(languages.registerDocumentSymbolProvider('javascript', { provideDocumentSymbols }));
};
`;

/** Packs an extension that tells the functions of JavaScript: VS Code's own one needs a TypeScript that is not there. */
export function packSymbolsExtension(folder: string): string {
  const source = join(folder, 'symbols');
  mkdirSync(source);
  writeFileSync(join(source, 'package.json'), JSON.stringify(MANIFEST));
  writeFileSync(join(source, 'extension.js'), CODE);
  writeFileSync(join(source, 'LICENSE'), 'MIT\n');
  writeFileSync(join(source, 'README.md'), 'For the tests of Hitrate.\n');
  const vsix = join(folder, 'symbols.vsix');
  packVsix(source, vsix);
  return vsix;
}
