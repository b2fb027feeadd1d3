/**
 * Who had what, kept for the security of the records when the rest of a person or a request is gone: one row for a
 * grant, its person sealed.
 */
export interface UseRegisterTable {
  /** access_grant.id */
  grant_id: string;
  record_id: string;
  case_number: string;
  from_day: string;
  until_day: string;
  views: number;
  /** UserOfRecords (requests/privacy), sealed (platform/secrets.ts). */
  person: string;
  /** Last day on which it is kept. */
  keep_until: string;
}
