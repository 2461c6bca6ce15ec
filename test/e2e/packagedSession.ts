import { join } from 'node:path';
import { repository } from '../folders';
import { newestVersion } from '../host/vscodeVersion';
import { packVsix } from '../host/vsix';
import { TemporaryFolder } from '../temporaryFolder';
import { UserSession } from './userSession';

const startLimitMs = 360_000;

/**
 * For the tests of a `describe`: the newest VS Code with the packaged extension, and with those that `packMore` packs into
 * a folder. Pictures of failures are kept under `pictureName`. The returned function gives the session, once it is there.
 */
export function packagedSession(
  pictureName: string,
  packMore: (folder: string) => readonly string[] = () => [],
): () => UserSession {
  let folder: TemporaryFolder;
  let session: UserSession;

  before(async function () {
    this.timeout(startLimitMs);
    folder = new TemporaryFolder();
    const vsix = join(folder.path, 'hitrate.vsix');
    packVsix(repository, vsix);
    session = await UserSession.start(newestVersion, vsix, ...packMore(folder.path));
  });

  afterEach(function () {
    return session.pictureFailure(this.currentTest, pictureName);
  });

  after(async () => {
    await session.end();
    folder[Symbol.dispose]();
  });

  return () => session;
}
