/** Built-in extensions that the newest version can leave out, which saves a quarter of a session's work. */
export const skippedExtensions = [
  'css-language-features',
  'emmet',
  'extension-editing',
  'git',
  'git-base',
  'github',
  'github-authentication',
  'grunt',
  'gulp',
  'html-language-features',
  'ipynb',
  'jake',
  'markdown-language-features',
  'media-preview',
  'merge-conflict',
  'npm',
  'php-language-features',
  'references-view',
  'search-result',
  'simple-browser',
  'terminal-suggest',
  'tunnel-forwarding',
  'typescript-language-features',
].map((name) => `vscode.${name}`);

/** This process's environment without what a VS Code or an npm around it has put there. */
export function serverEnvironment(temporaryFolder: string): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$|NODE_V8_COVERAGE$|XDG_RUNTIME_DIR$)/;
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return {
    ...Object.fromEntries(own),
    TMPDIR: temporaryFolder,
    EXTENSIONS_GALLERY: '{}', // no marketplace is asked
  };
}
