import { refused } from '../../platform/result.ts';
import { askErasure, eraseReader, erasuresAsked } from './erase-reader.ts';
import { accessLog, exportOwnData } from './own-data.ts';
import type { Privacy } from './privacy.ts';
import type { PrivacyRoom } from './privacy-room.ts';
import { retain } from './retain.ts';
import { usesOf } from './uses-of.ts';

/** Privacy over accounts and requests together. */
export function createPrivacy(room: PrivacyRoom): Privacy {
  return {
    accessLog: (actor) => accessLog(room, actor),
    exportOwnData: (actor) => exportOwnData(room, actor),
    askErasure: (actor) => askErasure(room, actor),
    async takeBackErasure(actor) {
      if (actor.kind !== 'reader') return refused({ code: 'not-found' });
      return room.people.endErasureRequest(actor, actor.id);
    },
    erasuresAsked: (actor) => erasuresAsked(room, actor),
    async refuseErasure(actor, accountId, reason) {
      if (actor.kind !== 'staff') return refused({ code: 'not-found' });
      return room.people.endErasureRequest(actor, accountId, reason);
    },
    erase: (actor, accountId) => eraseReader(room, actor, accountId),
    usesOf: (actor, recordId) => usesOf(room, actor, recordId),
    retain: (signal) => retain(room, signal),
  };
}
