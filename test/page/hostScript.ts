/** What the harness adds to the page's `window`, in place of VS Code. */
export interface FakeHost {
  /** Every message of the page, in order. */
  readonly posted: unknown[];
  /** What the page kept with `setState`. */
  kept: unknown;
  /** What broke the page's Content-Security-Policy. */
  readonly violations: string[];
}

declare global {
  interface Window {
    hitrateHost: FakeHost;
  }
}

export interface FakeHostOptions {
  readonly kept: unknown;
  readonly bodyClasses: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

/** Runs in the page before its own scripts, so it may use nothing from outside of itself. */
export function installFakeHost({ kept, bodyClasses, variables }: FakeHostOptions): void {
  const host: FakeHost = { posted: [], kept, violations: [] };
  let acquired = false;
  const acquireVsCodeApi = () => {
    if (acquired) throw new Error('An instance of the VS Code API has already been acquired');
    acquired = true;
    return {
      postMessage: (message: unknown) => host.posted.push(structuredClone(message)),
      getState: () => host.kept,
      setState: (state: unknown) => {
        host.kept = structuredClone(state);
      },
    };
  };
  Object.assign(window, { hitrateHost: host, acquireVsCodeApi });
  document.addEventListener('securitypolicyviolation', (event) =>
    host.violations.push(`${event.violatedDirective}: ${event.blockedURI}`),
  );
  // The body must have its theme before the page's script runs, as in VS Code.
  const observer = new MutationObserver(() => {
    if (document.body === null) return;
    observer.disconnect();
    document.body.classList.add(...bodyClasses);
    for (const [name, value] of Object.entries(variables)) {
      document.documentElement.style.setProperty(`--vscode-${name}`, value);
    }
  });
  observer.observe(document, { childList: true, subtree: true });
}
