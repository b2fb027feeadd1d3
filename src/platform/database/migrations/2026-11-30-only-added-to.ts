import type { Kysely } from 'kysely';
import { forbidReplacing } from '../forbid-changes.ts';
import type { Database } from '../schema.ts';

/** What is only ever added to cannot be replaced either. */
export const onlyAddedTo = {
  async up(db: Kysely<Database>): Promise<void> {
    await forbidReplacing(db, 'audit', ['seq'], 'the audit log is only ever added to');
    await forbidReplacing(db, 'visit_event', ['pk'], 'what happened to a visit is only ever added to');
    await forbidReplacing(db, 'copy_event', ['pk'], 'what happened to an order is only ever added to');
    await forbidReplacing(db, 'register_correction', ['pk', 'id'], 'registers are only ever added to');
  },
};
