import type { SnippetLanguage } from './language';
import type { ImportSpec, SnippetStyle } from './snippet';

/** The import as a line of code, for a document that does not import from that module yet. */
export function importLine(spec: ImportSpec, language: SnippetLanguage, style: SnippetStyle): string {
  if (language === 'python') return pythonLine(spec);
  const quote = style.quotes === 'single' ? "'" : '"';
  const module = `${quote}${spec.module}${quote}`;
  const end = style.semicolons ? ';' : '';
  const names = spec.names === undefined ? undefined : `{ ${spec.names.join(', ')} }`;
  if (language === 'javascript' && style.modules === 'commonjs') {
    return `const ${names ?? spec.namespace ?? spec.default ?? ''} = require(${module})${end}`;
  }
  const bound = names ?? (spec.namespace === undefined ? spec.default : `* as ${spec.namespace}`) ?? '';
  return `import ${spec.typeOnly ? 'type ' : ''}${bound} from ${module}${end}`;
}

function pythonLine({ module, names }: ImportSpec): string {
  return names === undefined ? `import ${module}` : `from ${module} import ${names.join(', ')}`;
}
