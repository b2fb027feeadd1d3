import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TESTS = /\.(test|spec)\.ts$/;
const ITS_TEST = /^import \{[^}]*\btest\b[^}]*\} from '(?:.*\/)?([\w-]+?)(?:\.ts)?';$/m;

/** Browser suites that meet the reader in the same place. */
export interface BrowserRoom {
  name: string;
  testMatch: string[];
}

/**
 * Suites by where they take their `test` from. Playwright ends a worker, and the portal in it, whenever the next suite
 * takes it from elsewhere: one room after the other, each portal is started once for each worker.
 */
export function browserRooms(folder: string): BrowserRoom[] {
  const suites = readdirSync(folder).filter((name) => TESTS.test(name));
  const byRoom = Map.groupBy(suites, (name) => ITS_TEST.exec(readFileSync(join(folder, name), 'utf8'))?.[1] ?? 'test');
  return [...byRoom].map(([name, files]) => ({ name, testMatch: files.map((file) => join(folder, file)) }));
}
