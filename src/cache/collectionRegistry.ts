/** What the engine is to be told of: it holds this strongly until the object that it stands for is collected. */
interface Watched {
  onCollected(): void;
}

/**
 * Calls `onCollected` when the object that was registered with it is collected: in a job of its own, late, or never.
 *
 * The one registry of all weak collections here, and one that is never dropped, on purpose. When a registry is itself
 * collected while callbacks of it are due, V8 up to 13.6 (Node 20, 22 and 24, so what VS Code runs on) calls no finalizer
 * of any registry in the process any more: the task that it had posted finds nothing to do and returns without saying
 * that it is done, so that no other one is ever posted. Neither a registry for each collection nor a new one now and then
 * is safe.
 */
export const collectionRegistry = new FinalizationRegistry<Watched>((watched) => watched.onCollected());
