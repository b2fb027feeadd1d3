import type { Scanner } from '../../platform/scanner/scanner.ts';
import type { Room } from '../room.ts';
import type { FileStore } from '../../platform/file-store.ts';

/** What the use cases of attachments work with. */
export interface AttachmentRoom extends Pick<Room, 'db' | 'now' | 'policy'> {
  files: FileStore;
  /** Undefined where none is set up: files are kept as `unscanned`, and staff see that. */
  scanner?: Scanner;
}
