import { access } from './vi/access.ts';
import { browse } from './vi/browse.ts';
import { errors } from './vi/errors.ts';
import { frame } from './vi/frame.ts';
import { home } from './vi/home.ts';
import { record } from './vi/record.ts';
import { search } from './vi/search.ts';
import { words } from './vi/words.ts';

/** The Vietnamese texts of the interface: the source of every key. */
export const vi = { access, browse, errors, frame, home, record, search, words };
