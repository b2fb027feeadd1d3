/** Why a file cannot be had for a session. */
export type FileTrouble =
  /** No such record, or none that this reader may know of. */
  | { is: 'gone' }
  /** Described as a whole with parts beneath: one of the parts is asked for. */
  | { is: 'not-requestable' }
  /** Conditional or closed, and no grant of this reader holds on that day: it must be asked for first. */
  | { is: 'permission-needed' }
  /** There is a grant, and it ends before: its last day. */
  | { is: 'grant-ends'; untilDay: string }
  /** Too weak to be handed over. */
  | { is: 'fragile' }
  /** In treatment: which, and until when, where that is known (as exact as its source: `2026`, `2026-12`). */
  | { is: 'in-processing'; work: string; until: string | null }
  /** Another reader has it, or is to have it in that half-day. By whom is nobody's business. */
  | { is: 'in-use'; untilDay: string }
  /** It lies in the same file as another one in this list, and comes with it: that one's id. */
  | { is: 'same-unit'; recordId: string }
  /** Files for this session had to be asked for by then: ISO 8601 UTC. */
  | { is: 'ordered-too-late'; until: string };

export interface FileCheck {
  recordId: string;
  /** What must be fetched for it; null where it is gone. */
  unitId: string | null;
  /** As this reader may see them. */
  title: string | null;
  referenceCode: string | null;
  fonds: string | null;
  /** What the reader may use it by; null where neither. */
  by: 'open' | 'grant' | null;
  /** Null: it can be booked. */
  trouble: FileTrouble | null;
  /** A digital copy is served first: whoever wants the paper says why. */
  reasonNeeded: boolean;
}

/** A file in a booking. */
export interface WantedFile {
  recordId: string;
  /** Why the paper is wanted though there is a digital copy; may be empty where there is none. */
  reason: string;
}
