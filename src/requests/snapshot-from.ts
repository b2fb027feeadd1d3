import type { PublicRecordFacts } from './record-facts.ts';
import type { Use } from './request-form.ts';
import type { RecordSnapshot } from './snapshot.ts';

export function snapshotFrom(facts: PublicRecordFacts, use: Use): RecordSnapshot {
  const { level, title, referenceCode, address, dates, access, fonds, online } = facts;
  return { level, title, referenceCode, address, dates, access, fonds, online, use };
}
