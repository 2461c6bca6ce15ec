const pending = new Set<() => void>();
let installed = false;

function runPending(): void {
  for (const action of [...pending].reverse()) action();
  pending.clear();
}

function install(): void {
  if (installed) return;
  installed = true;
  process.once('exit', runPending);
  // A signal ends a process without its 'exit' event, unless someone listens and exits.
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ] as const) {
    process.once(signal, () => process.exit(128 + number));
  }
}

/**
 * Runs an action when this process ends, however it ends short of SIGKILL. The action must be synchronous;
 * what was added last runs first. The function that comes back takes it off the list: for who has ended in order by then.
 */
export function atProcessEnd(action: () => void): () => void {
  install();
  pending.add(action);
  return () => pending.delete(action);
}
