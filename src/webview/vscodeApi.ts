interface VsCodeApi {
  postMessage(message: unknown): void;
  /** What was last given to `setState`, also after the page was hidden and made anew. */
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** VS Code hands it out once a page, so it is asked for here and nowhere else. */
export const vscodeApi: VsCodeApi = acquireVsCodeApi();
