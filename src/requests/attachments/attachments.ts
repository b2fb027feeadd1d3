import type { Result } from '../../platform/result.ts';
import type { Actor } from '../../readers/actor.ts';
import type { OwnAttachment } from '../own-case.ts';

/** Files that readers send with a request or an answer, and staff with a message to the reader. */
export interface Attachments {
  /**
   * Takes a file into a case of the reader's own: with `evidence` into its form while it is a draft; without, for the
   * next message or answer (Requests.reply and write bind it). Staff who read cases add to them for their next message
   * to the reader (tell). What it is decides its content alone; a picture is
   * written anew without what the camera noted; its name loses paths and whatever is no letter.
   */
  add(
    actor: Actor,
    caseId: string,
    file: { name: string; content: Uint8Array; evidence: string | null },
  ): Promise<Result<OwnAttachment, AttachmentRefusal>>;
  /** Takes back a file that was not sent yet. */
  remove(actor: Actor, caseId: string, attachmentId: string): Promise<Result<null, { code: 'not-found' }>>;
  /** For whoever may see it: its reader; staff who read cases, once it was sent. */
  open(actor: Actor, caseId: string, attachmentId: string): Promise<Result<OpenedAttachment, { code: 'not-found' }>>;
  /**
   * Removes files that no row names, and rows of files that were never sent with a message. Safe at any time, from
   * several processes. @returns how many files went
   */
  purge(): Promise<number>;
}

/** `attachmentHeaders` (interchange/download) says how it must be answered. */
export interface OpenedAttachment {
  fileName: string;
  mediaType: string;
  bytes: number;
  content: Uint8Array;
}

/** Nothing was kept, whichever it is. */
export type AttachmentRefusal =
  | { code: 'not-found' }
  | { code: 'suspended' }
  /** The case takes no more files: it is closed, or its form was sent. */
  | { code: 'wrong-state' }
  | { code: 'empty' }
  /** Bytes. */
  | { code: 'too-large'; most: number }
  /** Files of one sender in one case. */
  | { code: 'too-many'; most: number }
  /** Not of a kind that policy takes, whatever its name says. */
  | { code: 'kind' }
  /** It begins as what it should be, and is broken, locked or something else besides. */
  | { code: 'damaged' }
  /** A picture of more points than anybody needs, or a package that would unfold to more than it should. */
  | { code: 'unfolds-too-far' }
  | { code: 'infected' }
  /** The scanner does not answer: try again later. */
  | { code: 'scanner-unavailable' };
