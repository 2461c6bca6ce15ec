// Ends this process when its parent is gone, so that a killed server leaves no extension host behind.
const checkIntervalMs = 1000;

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

module.exports = {
  start(parentPid) {
    setInterval(() => {
      if (!isRunning(parentPid)) process.exit(87);
    }, checkIntervalMs).unref();
  },
  exit(code) {
    process.exit(code);
  },
};
