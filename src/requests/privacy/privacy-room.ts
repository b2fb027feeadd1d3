import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { Secrets } from '../../platform/secrets.ts';
import type { AccountPrivacy } from '../../readers/people.ts';
import type { Requests } from '../requests.ts';
import type { KeptElsewhere } from './kept-elsewhere.ts';
import type { RetentionPolicy } from './retention-policy.ts';

/** What the use cases of privacy work with. */
export interface PrivacyRoom {
  db: Kysely<Database>;
  now: () => Date;
  secrets: Secrets;
  policy: RetentionPolicy;
  people: AccountPrivacy;
  requests: Pick<Requests, 'ownCases' | 'ownCase' | 'letter' | 'ownGrants' | 'withdraw'>;
  elsewhere: readonly KeptElsewhere[];
}
