import type { Kysely } from 'kysely';
import type { Config } from './platform/config.ts';
import type { Database } from './platform/database/schema.ts';
import type { Job } from './platform/jobs/job.ts';
import { openSecrets } from './platform/secret-key.ts';
import { createPrivacy } from './requests/privacy/create-privacy.ts';
import type { Privacy } from './requests/privacy/privacy.ts';
import type { PrivacyRoom } from './requests/privacy/privacy-room.ts';
import { readRetentionPolicy } from './requests/privacy/retention-policy.ts';

/** How often what was kept long enough is looked for. */
const EVERY_MS = 6 * 3_600_000;

/**
 * Privacy with what it stands on.
 * @throws BadSetting, BadContent with one line that says what to change
 */
export async function openPrivacy(
  db: Kysely<Database>,
  config: Pick<Config, 'contentDir' | 'dataDir' | 'secretKey'>,
  parts: Pick<PrivacyRoom, 'people' | 'requests' | 'elsewhere' | 'now'>,
): Promise<Privacy> {
  const secrets = await openSecrets(db, config);
  return createPrivacy({ db, secrets, policy: readRetentionPolicy(config.contentDir), ...parts });
}

export function retentionJob(privacy: Privacy): Job {
  return { name: 'retention', everyMs: EVERY_MS, processes: 'one', run: (signal) => privacy.retain(signal) };
}
