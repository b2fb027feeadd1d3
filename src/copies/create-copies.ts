import { dayInVietnam } from '../platform/vietnam-time.ts';
import type { Copies } from './copies.ts';
import type { CopyDesk } from './copy-desk.ts';
import { acceptQuote, cancelOrder } from './ordering/answer-quote.ts';
import { beginOrder } from './ordering/begin-order.ts';
import { orderFor } from './ordering/order-for.ts';
import { checkOrder, submitOrder } from './ordering/submit-order.ts';
import { discardOrder, saveOrder } from './ordering/write-draft.ts';
import { countQueues, listOrders, openOrder } from './reading/desk-orders.ts';
import { openCopy } from './reading/open-copy.ts';
import { ownOrder, ownOrders } from './reading/own-orders.ts';
import type { CopyRoom } from './room.ts';
import { addCopyFile, removeCopyFile } from './working/copy-files.ts';
import { correctLine } from './working/correct-line.ts';
import { declineOrder, refundOrder } from './working/end-order.ts';
import { beginMaking, deliverOrder } from './working/make-copies.ts';
import { quoteOrder } from './working/quote-order.ts';
import { payOrder, waiveOrder } from './working/settle-order.ts';

/** Orders of copies as kept in the database: the readers' side. */
export function createCopies(room: CopyRoom): Copies {
  return {
    policy: room.policy,
    rules: () => room.policy.on(dayInVietnam(room.now())),
    hasFees: () => room.policy.fees.length > 0,
    begin: (actor, input) => beginOrder(room, actor, input),
    save: (actor, id, input) => saveOrder(room, actor, id, input),
    discard: (actor, id, input) => discardOrder(room, actor, id, input),
    check: (actor, id) => checkOrder(room, actor, id),
    submit: (actor, id, input) => submitOrder(room, actor, id, input),
    accept: (actor, id, input) => acceptQuote(room, actor, id, input),
    cancel: (actor, id, input) => cancelOrder(room, actor, id, input),
    ownOrders: (actor) => ownOrders(room, actor),
    ownOrder: (actor, id) => ownOrder(room, actor, id),
    openFile: (actor, id, fileId) => openCopy(room, actor, id, fileId),
  };
}

/** The staff's side. */
export function createCopyDesk(room: CopyRoom): CopyDesk {
  return {
    counts: (actor) => countQueues(room, actor),
    list: (actor, queue, page) => listOrders(room, actor, queue, page),
    open: (actor, id) => openOrder(room, actor, id),
    orderFor: (actor, readerId, input) => orderFor(room, actor, readerId, input),
    quote: (actor, id, input) => quoteOrder(room, actor, id, input),
    decline: (actor, id, input) => declineOrder(room, actor, id, input),
    pay: (actor, id, input) => payOrder(room, actor, id, input),
    waive: (actor, id, input) => waiveOrder(room, actor, id, input),
    begin: (actor, id, input) => beginMaking(room, actor, id, input),
    addFile: (actor, id, input) => addCopyFile(room, actor, id, input),
    removeFile: (actor, id, fileId) => removeCopyFile(room, actor, id, fileId),
    openFile: (actor, id, fileId) => openCopy(room, actor, id, fileId),
    deliver: (actor, id, input) => deliverOrder(room, actor, id, input),
    refund: (actor, id, input) => refundOrder(room, actor, id, input),
    correctLine: (actor, lineId, input) => correctLine(room, actor, lineId, input),
  };
}
