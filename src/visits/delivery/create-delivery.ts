import type { VisitRoom } from '../room.ts';
import { correctDelivery, correctVisit } from './correct-register.ts';
import type { Delivery } from './delivery.ts';
import { deskItem, itemsOfVisit } from './desk-items.ts';
import { dropItem, pullUnit, reshelveUnit, shelveUnit, withholdItem } from './fetch-unit.ts';
import { issueUnit } from './issue-unit.ts';
import { printSlips } from './print-slips.ts';
import { pullList } from './pull-list.ts';
import { reportInUse, reportTrouble } from './report-trouble.ts';
import { keepUnit, takeBack } from './return-unit.ts';
import { scanCode } from './scan-code.ts';
import { unitView } from './unit-view.ts';
import { lateUnits, outNow, unitsToReshelve } from './units-away.ts';

/** The counter of the reading room as kept in the database. */
export function createDelivery(room: VisitRoom): Delivery {
  return {
    pullList: (actor, filter) => pullList(room, actor, filter),
    printSlips: (actor, itemIds) => printSlips(room, actor, itemIds),
    pull: (actor, itemId, input) => pullUnit(room, actor, itemId, input),
    shelve: (actor, itemId, input) => shelveUnit(room, actor, itemId, input),
    notFound: (actor, itemId, input) => reportTrouble(room, actor, itemId, { ...input, action: 'not-found' }),
    unfit: (actor, itemId, input) => reportTrouble(room, actor, itemId, { ...input, action: 'unfit' }),
    inUse: (actor, itemId, input) => reportInUse(room, actor, itemId, input),
    issue: (actor, itemId, input) => issueUnit(room, actor, itemId, input),
    giveBack: (actor, itemId, input) => takeBack(room, actor, itemId, input),
    keep: (actor, itemId, input) => keepUnit(room, actor, itemId, input),
    reshelve: (actor, itemId, input) => reshelveUnit(room, actor, itemId, input),
    withhold: (actor, itemId, input) => withholdItem(room, actor, itemId, input),
    drop: (actor, itemId, input) => dropItem(room, actor, itemId, input),

    scan: (actor, code) => scanCode(room, actor, code),
    item: (actor, itemId) => deskItem(room, actor, itemId),
    itemsOf: (actor, visitId) => itemsOfVisit(room, actor, visitId),
    outNow: (actor) => outNow(room, actor),
    late: (actor) => lateUnits(room, actor),
    toReshelve: (actor) => unitsToReshelve(room, actor),
    unit: (actor, unitId, at) => unitView(room, actor, unitId, at),

    correctDelivery: (actor, deliveryId, input) => correctDelivery(room, actor, deliveryId, input),
    correctVisit: (actor, visitId, input) => correctVisit(room, actor, visitId, input),
  };
}
