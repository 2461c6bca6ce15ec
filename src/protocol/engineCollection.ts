/**
 * What the engine's collector did, in V8's words: `minor` is a scavenge of the young generation, `major` a
 * mark-sweep-compact of the whole heap, `incremental` a step of marking, `weak-callbacks` the processing of weak
 * references.
 */
export const ENGINE_COLLECTION_KINDS = ['minor', 'major', 'incremental', 'weak-callbacks'] as const;
/** One of {@link ENGINE_COLLECTION_KINDS}. */
export type EngineCollectionKind = (typeof ENGINE_COLLECTION_KINDS)[number];
