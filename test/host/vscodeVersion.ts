/** A version of VS Code that the tests run on. */
export interface VscodeVersion {
  /** How people name it; also the folder of its package files in test/host/versions. */
  readonly name: string;
  /** The release, as the desktop's download server names it. */
  readonly release: string;
  /** The Node that this release was built for. */
  readonly nodeMajor: number;
}

/** The one that `engines.vscode` in package.json promises. */
const oldestVersion: VscodeVersion = {
  name: '1.100',
  release: '1.100.3',
  nodeMajor: 20,
};

export const newestVersion: VscodeVersion = {
  name: '1.139',
  release: '1.139.1',
  nodeMajor: 24,
};

const versions = [oldestVersion, newestVersion];

/** The versions that `all` or a version's name stands for. */
export function versionsNamed(name: string): readonly VscodeVersion[] {
  const named = name === 'all' ? versions : versions.filter((version) => version.name === name);
  if (named.length > 0) return named;
  const names = versions.map((version) => version.name).join(', ');
  throw new Error(`There is no VS Code ${name} here. Ask for one of ${names}, or for all.`);
}
