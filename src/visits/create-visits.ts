import { dayInVietnam } from '../platform/vietnam-time.ts';
import { cancelVisit } from './booking/cancel-visit.ts';
import { changeFiles } from './booking/change-files.ts';
import { holdSeat } from './booking/hold-seat.ts';
import { moveVisit } from './booking/move-visit.ts';
import { releaseSeat } from './booking/release-seat.ts';
import { requestVisit } from './booking/request-visit.ts';
import { stopWaiting, waitForSeat } from './booking/wait-for-seat.ts';
import { checkOwnFiles } from './reading/check-own-files.ts';
import { readMonth, readSession } from './reading/month.ts';
import { ownVisits, ownWaits } from './reading/own-lines.ts';
import { ownVisit } from './reading/own-visit.ts';
import type { VisitRoom } from './room.ts';
import type { Visits } from './visits.ts';

/** Seats in the reading rooms as kept in the database. */
export function createVisits(room: VisitRoom): Visits {
  return {
    policy: room.policy,
    rules: () => room.policy.on(dayInVietnam(room.now())),
    month: (_, query) => readMonth(room, query),
    session: (_, when) => readSession(room, when),
    checkFiles: (actor, recordIds, when) => checkOwnFiles(room, actor, recordIds, when),
    hold: (actor, input) => holdSeat(room, actor, input),
    release: (actor, id, input) => releaseSeat(room, actor, id, input),
    request: (actor, id, input) => requestVisit(room, actor, id, input),
    changeFiles: (actor, id, input) => changeFiles(room, actor, id, input),
    cancel: (actor, id, input) => cancelVisit(room, actor, id, input),
    move: (actor, id, { version, to }) => moveVisit(room, actor, id, { version, to }),
    wait: (actor, input) => waitForSeat(room, actor, input),
    stopWaiting: (actor, waitId) => stopWaiting(room, actor, waitId),
    ownVisits: (actor) => ownVisits(room, actor),
    ownVisit: (actor, id) => ownVisit(room, actor, id),
    ownWaits: (actor) => ownWaits(room, actor),
  };
}
