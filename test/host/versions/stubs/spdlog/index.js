// What VS Code's server asks of its native logger, in plain JavaScript: lines appended to a file.
const { mkdirSync, openSync, writeSync, closeSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class FileLogger {
  #file;
  #level = levels.indexOf('info');
  #bare = false;

  constructor(path) {
    mkdirSync(dirname(path), { recursive: true });
    this.#file = openSync(path, 'a');
  }

  append(level, message) {
    if (this.#file === undefined || level < this.#level) return;
    const text = this.#bare ? message : `${new Date().toISOString()} [${levels[level]}] ${message}\n`;
    try {
      writeSync(this.#file, text);
    } catch {
      // A full disk must not end the server: the line is lost, the tests go on.
    }
  }

  getLevel() {
    return this.#level;
  }

  setLevel(level) {
    this.#level = level;
  }

  clearFormatters() {
    this.#bare = true;
  }

  setPattern() {}

  flush() {}

  drop() {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}

levels.forEach((name, level) => {
  FileLogger.prototype[name] = function (message) {
    this.append(level, message);
  };
});

async function createLogger(_name, path) {
  return new FileLogger(path);
}

// One by one: VS Code imports this as a module, and of an object with values Node does not see the names.
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
