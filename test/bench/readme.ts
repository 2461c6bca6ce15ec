import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';
import { repository } from '../folders';

const end = '<!-- until here -->';

/** Puts `text`, which `command` has made, into README.md between the mark that names the command and the end's. */
export async function writeReadme(command: string, text: string): Promise<void> {
  const begin = `<!-- ${command} -->`;
  const file = join(repository, 'README.md');
  const readme = readFileSync(file, 'utf8');
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end, from);
  if (from === -1 || to === -1)
    throw new Error(`README.md has no marks ${begin} and ${end} to put the tables between.`);
  const changed = `${readme.slice(0, from)}${begin}\n\n${text}\n\n${readme.slice(to)}`;
  const options = await prettier.resolveConfig(file);
  writeFileSync(file, await prettier.format(changed, { ...options, filepath: file }));
}
