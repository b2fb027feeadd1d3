/** What became of records in an import. */
export interface RecordCounts {
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
  /** Left out: stamped secret, marked internal, or unreadable. */
  refused: number;
}

export function noRecords(): RecordCounts {
  return { added: 0, changed: 0, unchanged: 0, removed: 0, refused: 0 };
}
