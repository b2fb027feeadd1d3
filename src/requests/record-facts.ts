import type { AccessLevel, Level, PaperAddress, ServiceState } from '../catalogue/description.ts';

/** What this room must know of a record that anybody may know of. */
export interface PublicRecordFacts {
  id: string;
  level: Level;
  /** Null where it is masked. */
  title: string | null;
  referenceCode: string | null;
  /** What must be fetched for it: the file that it is, or lies in; itself where no file stands above. Public id. */
  unitId: string;
  address: PaperAddress | null;
  /** As the description gives it: "45 tờ". Null where it says nothing. */
  extent: string | null;
  dates: string;
  access: AccessLevel;
  /** The day that is to come on which it opens. */
  opensOn: string | null;
  serviceState: ServiceState;
  fonds: { id: string; title: string | null };
  online: boolean;
  /** A file, an item, or whatever has nothing listed beneath it: what can be handed over. */
  requestable: boolean;
}

/** What staff who decide see besides: masked and hidden titles, the ground, whether there is something to open here. */
export interface StaffRecordFacts extends Omit<PublicRecordFacts, 'title' | 'fonds'> {
  title: string;
  fonds: { id: string; title: string };
  visibility: 'public' | 'masked' | 'hidden';
  /** Somebody stated the access, here or above; else it is closed by default. */
  accessStated: boolean;
  conditions: string | null;
  ground: string | null;
  /** Documents whose files are here, whether open or not; those that bear a secret mark are not counted. */
  documents: number;
  pages: number;
  /** It vanished from its finding aid. */
  removed: boolean;
}

/** The catalogue as this room needs it (port; src/catalogue/storage/record-facts.ts). Asked outside transactions. */
export interface RecordFacts {
  /** By public id; what the public may not know of is missing. */
  forReaders(ids: readonly string[]): Promise<Map<string, PublicRecordFacts>>;
  /** By public id; only what never existed is missing. */
  forStaff(ids: readonly string[]): Promise<Map<string, StaffRecordFacts>>;
}
