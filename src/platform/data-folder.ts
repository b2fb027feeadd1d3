import { accessSync, constants, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { BadSetting } from './config.ts';

/**
 * Makes the data folder where it is missing, for this account alone: titles that are hidden and what readers sent lie in
 * there. Looks whether the account may write to it; who may read a folder that is there already is not our business.
 * @throws BadSetting saying what to change
 */
export function ensureDataFolder(dataDir: string): void {
  try {
    makeFolder(dataDir, OWNER_ALONE);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BadSetting(`DATA_DIR is not usable: ${reason}. Name a folder that this user can write to.`);
  }
}

const OWNER_ALONE = 0o700;
/** As the umask allows. */
const ANYBODY = 0o777;

/** Step by step: Node's own recursive mkdir never returns where a parent says that it exists and takes no child (/proc). */
function makeFolder(path: string, mode: number): void {
  try {
    mkdirSync(path, mode);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || canBeEntered(dirname(path))) throw error;
    makeFolder(dirname(path), ANYBODY);
    mkdirSync(path, mode);
  }
}

function canBeEntered(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
