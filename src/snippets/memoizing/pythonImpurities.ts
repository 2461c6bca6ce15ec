import { impuritiesOf, type Impurity } from './impurities';
import type { PythonFunction } from './pythonFunction';

const PERHAPS = /\b(?:Sequence|Mapping|Iterable|Collection|Container|Reversible|Set|AbstractSet|Iterator)\b/;
const READ_ONCE = /^(?:iter|map|filter|zip|reversed|enumerate|open)\(/;
/** What makes a function of Python doubtful to memoize, one of each kind. */
export function pythonImpurities(text: string, found: PythonFunction): Impurity[] {
  const { code, writes, parameters, typeComment, returned } = found;
  const impurities = impuritiesOf(code, 'python');
  if (writes !== undefined) impurities.push({ kind: 'writes', code: writes });
  const once = returned.map(({ from, to }) => text.slice(from, to)).find((value) => READ_ONCE.test(value));
  if (once !== undefined) impurities.push({ kind: 'iterator', code: once });
  const perhaps = [...parameters.map(({ type }) => type), typeComment].find((type) => PERHAPS.test(type));
  if (perhaps !== undefined) impurities.push({ kind: 'hash', code: perhaps });
  return impurities;
}
