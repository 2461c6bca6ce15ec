import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { atProcessEnd } from '../atProcessEnd';
import type { Installation } from './installation';
import { serverEnvironment, skippedExtensions } from './serverEnvironment';
import { TemporaryFolder } from '../temporaryFolder';
import { type UserSettings, quietSettings } from './userSettings';

export interface ServerOptions {
  /** Where installed extensions are; without it there are none but the built-in ones. */
  readonly extensionsFolder?: string;
  readonly settings?: UserSettings;
  /** Added to the environment of the server, and so of its extension host. */
  readonly env?: NodeJS.ProcessEnv;
  /** Lets the address of the page load extensions and tests. It hides notifications: not for tests that act as a user. */
  readonly testDriver?: boolean;
  /** For a person's use: with the built-in extensions that no test looks at. */
  readonly allBuiltIns?: boolean;
}

const startLimitMs = 60_000;
const stopLimitMs = 5_000;

/** A running VS Code server, which serves the workbench to browsers on this machine. */
export class VscodeServer {
  readonly #process: ChildProcess;
  readonly #folder: TemporaryFolder;
  readonly #forget: () => void;
  readonly #lines: string[] = [];
  readonly #listeners = new Set<(line: string) => void>();
  #port = 0;

  /** Starts a server on a port that was free, and waits until it answers there. */
  static async start(installation: Installation, options: ServerOptions = {}): Promise<VscodeServer> {
    const server = new VscodeServer(installation, options);
    try {
      const line = await server.waitForLine(/^Extension host agent listening on \d+/, startLimitMs);
      server.#port = Number(/\d+/.exec(line)?.[0]);
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  private constructor(installation: Installation, options: ServerOptions) {
    this.#folder = new TemporaryFolder();
    this.#writeSettings(options.settings ?? {});
    this.#process = spawn(
      installation.node,
      [
        ...['--require', join(__dirname, 'endWithParent.js')],
        join(installation.root, 'out/server-main.js'),
        ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
        ...['--server-data-dir', this.#dataFolder, '--telemetry-level', 'off'],
        '--accept-server-license-terms',
        '--disable-workspace-trust',
        '--force-disable-user-env',
        ...(options.extensionsFolder === undefined ? [] : ['--extensions-dir', options.extensionsFolder]),
        ...(options.testDriver === true ? ['--enable-smoke-test-driver'] : []),
      ],
      {
        detached: true, // a process group of its own, to be ended as one
        stdio: ['pipe', 'pipe', 'pipe'],
        env: {
          ...serverEnvironment(this.#folder.path),
          ...(options.allBuiltIns === true ? {} : { VSCODE_SKIP_BUILTIN_EXTENSIONS: skippedExtensions.join(',') }),
          ...options.env,
        },
      },
    );
    this.#forget = atProcessEnd(() => this.#killGroup());
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', (line) => this.#takeLine(line));
    }
    this.#process.once('error', (error) => this.#takeLine(`The server could not be started: ${error.message}`));
  }

  /** The host and port of its address. */
  get authority(): string {
    return `127.0.0.1:${this.#port}`;
  }

  /** Resolves when the server is gone, for whatever reason. */
  get ended(): Promise<unknown> {
    return once(this.#process, 'close');
  }

  /** All that it has printed. */
  get log(): readonly string[] {
    return this.#lines;
  }

  /** Copies the log files of the server and its extension hosts into a folder. */
  copyLogs(folder: string): void {
    const logs = join(this.#dataFolder, 'data/logs');
    if (existsSync(logs)) cpSync(logs, folder, { recursive: true });
  }

  /** The first line like that which it has printed or will print; an error when the time is over or the server ends. */
  async waitForLine(pattern: RegExp, limitMs: number): Promise<string> {
    const printed = this.#lines.find((line) => pattern.test(line));
    if (printed !== undefined) return printed;
    return new Promise((resolve, reject) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.#listeners.delete(listener);
        this.#process.off('close', onClose);
      };
      const fail = (what: string): void => {
        finish();
        reject(new Error(`VS Code's server ${what}. It printed:\n${this.#lines.slice(-20).join('\n')}`));
      };
      const listener = (line: string): void => {
        if (!pattern.test(line)) return;
        finish();
        resolve(line);
      };
      const onClose = (): void => fail('has ended');
      const timer = setTimeout(() => fail(`printed no ${pattern} within ${limitMs / 1000} s`), limitMs);
      this.#listeners.add(listener);
      this.#process.once('close', onClose);
    });
  }

  /** Ends it with everything it has started, and removes its data. */
  async stop(): Promise<void> {
    const isRunning = this.#process.pid !== undefined && this.#process.exitCode === null && !this.#process.killed;
    if (isRunning) {
      const closed = once(this.#process, 'close');
      this.#process.kill('SIGTERM');
      const timer = setTimeout(() => this.#killGroup(), stopLimitMs);
      await closed;
      clearTimeout(timer);
    }
    this.#killGroup();
    this.#forget();
    this.#folder[Symbol.dispose]();
  }

  get #dataFolder(): string {
    return join(this.#folder.path, 'data');
  }

  #writeSettings(settings: UserSettings): void {
    const folder = join(this.#dataFolder, 'data/User');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  }

  #takeLine(line: string): void {
    this.#lines.push(line);
    for (const listener of this.#listeners) listener(line);
  }

  #killGroup(): void {
    if (this.#process.pid === undefined) return;
    try {
      process.kill(-this.#process.pid, 'SIGKILL');
    } catch {
      // Nobody of the group is left.
    }
  }
}
