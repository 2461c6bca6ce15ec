// node out/test/host/installAll.js
// Installs every VS Code that the tests run in a browser, so that they find them installed: other steps can run meanwhile.
import { installVscode } from './installation';
import { versionsNamed } from './vscodeVersion';

try {
  for (const version of versionsNamed('all')) installVscode(version);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
