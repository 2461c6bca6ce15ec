import { insertSnippet } from './insertSnippet';

export const insertTtlCache = (): Promise<void> => insertSnippet('ttl');
