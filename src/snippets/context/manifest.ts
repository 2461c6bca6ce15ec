import type { InstallSpec } from '../snippet';

/** The files in which a project names the packages that it uses. */
export const MANIFEST_NAMES: Readonly<Record<InstallSpec['manager'], readonly string[]>> = {
  npm: ['package.json'],
  pip: ['pyproject.toml', 'requirements.txt'],
};

const DEPENDENCY_FIELDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/** Whether a manifest names a package. One that cannot be read names none. */
export function namesPackage(fileName: string, text: string, packageName: string): boolean {
  if (fileName === 'package.json') {
    const manifest = parsed(text);
    return DEPENDENCY_FIELDS.some((field) => {
      const packages = manifest[field];
      return typeof packages === 'object' && packages !== null && Object.hasOwn(packages, packageName);
    });
  }
  const name = packageName.replaceAll(/[-_.]+/g, '[-_.]+');
  const requirement = String.raw`${name}\s*(?:\[[^\]\n]*\]\s*)?`;
  const pattern =
    fileName === 'requirements.txt'
      ? String.raw`^\s*${requirement}(?:[<>=!~;@#\s]|$)`
      : String.raw`^\s*(?:[\w-]+\s*=\s*\[)?[^#\n]*["']${requirement}(?:[<>=!~;@\s][^"'\n]*)?["']|^\s*${name}\s*=\s*["'{]`;
  return new RegExp(pattern, 'im').test(text);
}

/** How a package.json says that its JavaScript imports. */
export function packageTypeOf(text: string): 'module' | 'commonjs' {
  return parsed(text)['type'] === 'module' ? 'module' : 'commonjs';
}

/** The command that installs a package. `lockFile` is the name of the one that the project has, if any. */
export function installCommand({ manager, package: name }: InstallSpec, lockFile: string | undefined): string {
  if (manager === 'pip') return `python -m pip install ${name}`;
  if (lockFile === 'pnpm-lock.yaml') return `pnpm add ${name}`;
  if (lockFile === 'yarn.lock') return `yarn add ${name}`;
  return `npm install ${name}`;
}

/** The lock files that tell of another manager than npm. */
export const LOCK_FILES: readonly string[] = ['pnpm-lock.yaml', 'yarn.lock'];

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
