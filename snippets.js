// Writes VS Code's own snippets, media/snippets, from the patterns in src/snippets. Run by `npm run snippets`.
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { format, resolveConfig } = require('prettier');
const { LANGUAGE_NAMES } = require('./out/src/snippets/language');
const { nativeSnippets } = require('./out/src/snippets/nativeSnippets');

async function main() {
  for (const language of Object.keys(LANGUAGE_NAMES)) {
    const file = join(__dirname, 'media/snippets', `${language}.json`);
    const options = { ...(await resolveConfig(file)), filepath: file };
    writeFileSync(file, await format(JSON.stringify(nativeSnippets(language)), options));
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
