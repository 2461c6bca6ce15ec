import { insertSnippet } from './insertSnippet';

export const insertObjectPool = (): Promise<void> => insertSnippet('pool');
