import { chooseStrategy } from './chooseStrategy';
import { insertCachePattern } from './insertCachePattern';
import { insertPattern } from './insertPattern';
import { memoizeActions } from './memoizeActions';
import { memoizeFunction } from './memoizeFunction';

/** All that the extension's main bundle asks of this one, which is loaded when something is asked for the first time. */
export const inserting = { chooseStrategy, insertCachePattern, insertPattern, memoizeActions, memoizeFunction };
