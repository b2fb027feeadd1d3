import type { AccessLevel, Level, PaperAddress } from '../catalogue/description.ts';

/** A record as the public saw it when it was asked for: a masked title stays unnamed. */
export interface RecordSnapshot {
  level: Level;
  title: string | null;
  referenceCode: string | null;
  address: PaperAddress | null;
  /** Of its dates, as shown. */
  dates: string;
  access: AccessLevel;
  fonds: { id: string; title: string | null };
  /** Readable on this site by anybody at that time. */
  online: boolean;
  use: 'reading' | 'copy';
}
