import { strict as assert } from 'node:assert';
import { detectStyle } from '../../../../src/snippets/context/detectStyle';
import { defaultStyle } from '../../../../src/snippets/defaultStyle';

const hints = { indent: '  ', fileName: 'a.js', fallback: defaultStyle('javascript') };

describe('The style of a document', () => {
  it('is the fallback where the text shows nothing', () => {
    assert.deepEqual(detectStyle('', 'javascript', hints), { ...hints.fallback, indent: '  ' });
    assert.equal(detectStyle('', 'python', { ...hints, fallback: defaultStyle('python') }).quotes, 'double');
  });

  it('has the quotes that most of its strings have, comments and strings without a choice left out', () => {
    assert.equal(detectStyle("a(\"x\"); b(\"y\"); c('z'); // '' '' ''", 'javascript', hints).quotes, 'double');
    assert.equal(detectStyle('a(\'x\', "don\'t", "can\'t");', 'javascript', hints).quotes, 'single');
    assert.equal(detectStyle('a = [\'x\', \'y\']  # "z" "z" "z"\n', 'python', hints).quotes, 'single');
  });

  it('has semicolons when most statements end in one', () => {
    assert.equal(detectStyle("import a from 'a'\nconst b = a(1)\nb.c()\n", 'javascript', hints).semicolons, false);
    assert.equal(
      detectStyle("import a from 'a';\nconst b = {\n  c: 1,\n};\nb.c();\n", 'javascript', hints).semicolons,
      true,
    );
    assert.equal(
      detectStyle('const a = [\n  1\n]\n\nfor (const b of a) {\n  c(b)\n}\n', 'javascript', hints).semicolons,
      false,
    );
  });

  it('imports as the text does, else as the file name and the package say', () => {
    const modules = (text: string, more: Partial<Parameters<typeof detectStyle>[2]> = {}) =>
      detectStyle(text, 'javascript', { ...hints, ...more }).modules;
    assert.equal(modules("const a = require('a');\n", { packageType: 'module' }), 'commonjs');
    assert.equal(modules("import a from 'a';\n", { packageType: 'commonjs' }), 'esm');
    assert.equal(modules('module.exports = 1;\n'), 'commonjs');
    assert.equal(modules("// import a from 'a'\n", { packageType: 'commonjs' }), 'commonjs');
    assert.equal(modules('', { packageType: 'module' }), 'esm');
    assert.equal(modules('', { fileName: 'a.cjs', packageType: 'module' }), 'commonjs');
    assert.equal(modules('', { fileName: 'a.mjs', packageType: 'commonjs' }), 'esm');
    assert.equal(modules(''), 'esm');
    assert.equal(detectStyle("const a = require('a');\n", 'typescript', hints).modules, 'esm');
  });
});
