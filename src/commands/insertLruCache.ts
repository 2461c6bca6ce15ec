import { insertSnippet } from './insertSnippet';

export const insertLruCache = (): Promise<void> => insertSnippet('lru');
