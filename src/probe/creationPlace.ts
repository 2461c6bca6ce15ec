import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TEXT_CAP, type Place } from '../protocol/probe';

/** How far up the caller of a constructor or of a function of the library is looked for. */
const FRAME_CAP = 16;
/** Where the library tells of a cache, in whatever file. */
const LIBRARY_FILE = /[\\/](?:hitrate\.mjs|observation\.[jt]s)$/;
/** What is between that and the program's code where both are in one file. */
const LIBRARY_FUNCTION =
  /^(?:announceCache|(?:new )?(?:LruCache|TtlCache|WeakValueMap|WeakRefSet|ObjectPool|MemoCache)|memoFunctionOf|memoize|(?:\w+\.)?from)$/;

/** V8's part of the constructor. */
type StackErrors = Pick<ErrorConstructor, 'stackTraceLimit' | 'captureStackTrace' | 'prepareStackTrace'>;

/**
 * The place in the program that creates a cache, to be called while its creation is told to `hook`: the first one outside
 * the library, whether that is a file beside the program, a folder of files, or bundled into the program's own file. So for
 * a subclass or a factory of the program it is in there. `null` when it cannot be told; nothing is left changed, and none
 * of the program's code runs.
 *
 * It is a place in what runs: a source map is not followed.
 */
export function creationPlace(hook: (...list: never[]) => unknown): Place | null {
  const sites = callSites(hook);
  const library = fileOf(sites[0]);
  const isApart = LIBRARY_FILE.test(library);
  const isFolder = isApart && !library.endsWith('.mjs');
  const isLibrary = (site: NodeJS.CallSite, index: number): boolean => {
    const file = fileOf(site);
    if (file === '' || file.startsWith('node:')) return true;
    if (isFolder) return dirname(file) === dirname(library);
    if (isApart) return file === library;
    return index === 0 || (file === library && LIBRARY_FUNCTION.test(nameOf(site)));
  };
  const caller = sites.find((site, index) => !isLibrary(site, index));
  return caller === undefined ? null : placeOf(caller);
}

/** The calls that have led to `below`, the innermost first. */
function callSites(below: (...list: never[]) => unknown): NodeJS.CallSite[] {
  const errors: StackErrors = Error;
  const { stackTraceLimit, prepareStackTrace } = errors;
  try {
    errors.stackTraceLimit = FRAME_CAP;
    errors.prepareStackTrace = (_error, sites) => sites;
    const holder: { stack?: unknown } = {};
    errors.captureStackTrace(holder, below);
    return Array.isArray(holder.stack) ? (holder.stack as NodeJS.CallSite[]) : [];
  } catch {
    // The program has made these members unchangeable.
    return [];
  } finally {
    errors.stackTraceLimit = stackTraceLimit;
    errors.prepareStackTrace = prepareStackTrace;
  }
}

function placeOf(site: NodeJS.CallSite): Place | null {
  const [file, line, column] = [fileOf(site), site.getLineNumber(), site.getColumnNumber()];
  if (line === null || column === null || file.length > TEXT_CAP) return null;
  return { file: pathOf(file), line, column };
}

function fileOf(site: NodeJS.CallSite | undefined): string {
  return site?.getFileName() ?? '';
}

function nameOf(site: NodeJS.CallSite): string {
  const [type, name] = [site.getTypeName(), site.getFunctionName() ?? ''];
  return site.isConstructor() ? `new ${name}` : name === '' ? (type ?? '') : name;
}

function pathOf(file: string): string {
  try {
    return file.startsWith('file:') ? fileURLToPath(file) : file;
  } catch {
    return file;
  }
}
