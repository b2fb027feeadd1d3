import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../../src/platform/result.ts';
import type { Refusal } from '../../../src/requests/refusals.ts';
import type { Actor } from '../../../src/readers/actor.ts';
import { expireGrants } from '../../../src/requests/keeping-time/expire-grants.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { actorFor, WHO, type Who } from './attempts.ts';
import {
  claimed,
  decided,
  GRANTED,
  MONDAY,
  openRequestRoom,
  recordIs,
  REFUSED,
  value,
  withoutLimits,
  type RequestRoom,
} from './request-room.ts';
import { storedRequests } from './stored-requests.ts';

const ITEM_STATES = ['pending', 'proposed', 'granted', 'refused', 'already-open', 'not-held', 'unavailable'] as const;
type TriedItemState = (typeof ITEM_STATES)[number];
const ITEM_ACTIONS = ['propose', 'confirm', 'return'] as const;
const GRANT_STATES = ['active', 'suspended', 'revoked', 'expired'] as const;
type TriedGrantState = (typeof GRANT_STATES)[number];
const GRANT_ACTIONS = ['suspend', 'resume', 'revoke'] as const;

const APPROVERS: readonly Who[] = WHO.filter((who) => who.includes('approver'));
const ASSIGNEE: Who = 'archivist who has it';

/** Written down a second time, apart from transitions.ts. */
function mayOnItem(state: TriedItemState, action: (typeof ITEM_ACTIONS)[number], who: Who): boolean {
  if (action === 'propose') return (state === 'pending' || state === 'proposed') && who === ASSIGNEE;
  if (action === 'confirm') return state === 'proposed' && APPROVERS.includes(who);
  return state !== 'pending' && (who === ASSIGNEE || APPROVERS.includes(who));
}

function mayOnGrant(state: TriedGrantState, action: (typeof GRANT_ACTIONS)[number], who: Who): boolean {
  if (!APPROVERS.includes(who)) return false;
  if (action === 'resume') return state === 'suspended';
  return state === 'active' || (action === 'revoke' && state === 'suspended');
}

const ON_ITEMS = ITEM_STATES.flatMap((state) =>
  ITEM_ACTIONS.flatMap((action) => WHO.map((who) => ({ state, action, who, may: mayOnItem(state, action, who) }))),
);
const ON_GRANTS = GRANT_STATES.flatMap((state) =>
  GRANT_ACTIONS.flatMap((action) => WHO.map((who) => ({ state, action, who, may: mayOnGrant(state, action, who) }))),
);
const count = (tried: readonly { may: boolean }[], may: boolean) => tried.filter((one) => one.may === may).length;

describe.each(DATABASES)('the machines of items and grants, on %s', (kind) => {
  let room: RequestRoom;
  beforeAll(async () => {
    room = await openRequestRoom(kind, withoutLimits);
  });
  afterAll(() => room.close());

  async function itemIn(state: TriedItemState) {
    const { requests, staff } = room;
    const open = await claimed(room, ['closed']);
    if (state === 'pending') return open;
    const decision =
      state === 'granted'
        ? GRANTED
        : state === 'refused' || state === 'proposed'
          ? REFUSED
          : { outcome: state, words: '' };
    const decisions = open.itemIds.map((itemId) => ({ itemId, decision }));
    if (state === 'already-open') await recordIs(room, 'closed', 'open');
    const proposed = value(await requests.propose(staff.an, open.id, { version: open.version, decisions }));
    if (state === 'proposed') return { ...open, ...proposed };
    const confirmed = value(await requests.confirm(staff.chi, open.id, { ...proposed, itemIds: open.itemIds }));
    await recordIs(room, 'closed', 'closed');
    return { ...open, ...confirmed };
  }

  function onItem(
    action: (typeof ITEM_ACTIONS)[number],
    actor: Actor,
    { id, version, itemIds }: { id: string; version: number; itemIds: string[] },
  ): Promise<Result<unknown, Refusal>> {
    const { requests } = room;
    const decisions = itemIds.map((itemId) => ({ itemId, decision: REFUSED }));
    if (action === 'propose') return requests.propose(actor, id, { version, decisions });
    if (action === 'confirm') return requests.confirm(actor, id, { version, itemIds });
    return requests.returnProposals(actor, id, { version, itemIds, note: 'Xem lại' });
  }

  it(`refuse ${count(ON_ITEMS, false)} combinations of an item's state, action and actor with nothing written, and let ${count(ON_ITEMS, true)} be done`, async () => {
    for (const state of ITEM_STATES) {
      const on = await itemIn(state);
      const before = await storedRequests(room.db);
      for (const { action, who } of ON_ITEMS.filter((one) => one.state === state && !one.may)) {
        expect((await onItem(action, actorFor(room, who), on)).ok, `${who}: ${action} ${state}`).toBe(false);
      }
      expect(await storedRequests(room.db), state).toBe(before);
      for (const { action, who } of ON_ITEMS.filter((one) => one.state === state && one.may)) {
        const fresh = await itemIn(state);
        expect(await onItem(action, actorFor(room, who), fresh), `${who}: ${action} ${state}`).toMatchObject({
          ok: true,
        });
      }
    }
  }, 300_000);

  async function grantIn(state: TriedGrantState): Promise<{ id: string; version: number }> {
    const { requests, staff, db } = room;
    const { id } = await decided(room, ['closed'], GRANTED);
    const grant = () =>
      db
        .selectFrom('access_grant')
        .innerJoin('access_case', 'access_case.pk', 'access_grant.case_pk')
        .select(['access_grant.id', 'access_grant.version'])
        .where('access_case.id', '=', id)
        .executeTakeFirstOrThrow();
    const given = await grant();
    if (state === 'suspended') value(await requests.suspendGrant(staff.chi, given.id, { ...given, reason: 'Xem lại' }));
    if (state === 'revoked') value(await requests.revokeGrant(staff.chi, given.id, { ...given, reason: 'Sai' }));
    if (state === 'expired') {
      room.later(200);
      await expireGrants(room.room);
      room.at(MONDAY);
    }
    return grant();
  }

  function onGrant(
    action: (typeof GRANT_ACTIONS)[number],
    actor: Actor,
    { id, version }: { id: string; version: number },
  ): Promise<Result<unknown, Refusal>> {
    const { requests } = room;
    if (action === 'suspend') return requests.suspendGrant(actor, id, { version, reason: 'Xem lại' });
    if (action === 'resume') return requests.resumeGrant(actor, id, { version });
    return requests.revokeGrant(actor, id, { version, reason: 'Sai' });
  }

  it(`refuse ${count(ON_GRANTS, false)} combinations of a grant's state, action and actor with nothing written, and let ${count(ON_GRANTS, true)} be done`, async () => {
    for (const state of GRANT_STATES) {
      const on = await grantIn(state);
      const before = await storedRequests(room.db);
      for (const { action, who } of ON_GRANTS.filter((one) => one.state === state && !one.may)) {
        expect((await onGrant(action, actorFor(room, who), on)).ok, `${who}: ${action} ${state}`).toBe(false);
      }
      expect(await storedRequests(room.db), state).toBe(before);
      for (const { action, who } of ON_GRANTS.filter((one) => one.state === state && one.may)) {
        const fresh = await grantIn(state);
        expect(await onGrant(action, actorFor(room, who), fresh), `${who}: ${action} ${state}`).toMatchObject({
          ok: true,
        });
      }
    }
  }, 300_000);
});
