import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { BadSetting, type Config } from './config.ts';
import { isDiskFull } from './database/disk-full.ts';
import type { Database } from './database/schema.ts';
import { createSecrets, type Secrets } from './secrets.ts';

const FILE = 'secret.key';
const KEY_BYTES = 32;

/**
 * What SECRET_KEY seals and opens. Without that setting a random key is made once, in the data folder.
 * @throws BadSetting when it is not the key that this database was begun with: what was sealed could not be read;
 *   what `isDiskFull` knows when there is no room for one
 */
export async function openSecrets(
  db: Kysely<Database>,
  { secretKey, dataDir }: Pick<Config, 'secretKey' | 'dataDir'>,
): Promise<Secrets> {
  const secrets = createSecrets(secretKey ?? keyInFolder(dataDir));
  const value = secrets.keyedHash('key-check', 'phong-doc');
  await db
    .insertInto('key_check')
    .values({ pk: 1, value })
    .onConflict((conflict) => conflict.column('pk').doNothing())
    .execute();
  const known = await db.selectFrom('key_check').select('value').where('pk', '=', 1).executeTakeFirstOrThrow();
  if (known.value === value) return secrets;
  const where = secretKey ? 'SECRET_KEY' : `SECRET_KEY is not set, and ${join(dataDir, FILE)}`;
  throw new BadSetting(
    `${where} is not the key that this database was begun with. Give SECRET_KEY the one from then; without it ` +
      'identity numbers and second factors cannot be read.',
  );
}

function keyInFolder(dataDir: string): string {
  const path = join(dataDir, FILE);
  makeUnlessThere(path);
  try {
    const key = readFileSync(path, 'utf8').trim();
    if (Buffer.from(key, 'base64').length < KEY_BYTES) throw new Error('it is not a key');
    return key;
  } catch (error) {
    throw notUsable(path, error);
  }
}

/** Of two processes that start together one makes it, and the other reads it. */
function makeUnlessThere(path: string): void {
  try {
    writeFileSync(path, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
    // What could not be written whole would be taken for a key that was cut short, and no start would ever mend it.
    rmSync(path, { force: true });
    throw isDiskFull(error) ? error : notUsable(path, error);
  }
}

function notUsable(path: string, error: unknown): BadSetting {
  const reason = error instanceof Error ? error.message : String(error);
  return new BadSetting(`${path} is not usable: ${reason}. Restore it from a backup, or set SECRET_KEY.`);
}
