import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DecisionInput } from '../../../src/requests/item-decision.ts';
import { DATABASES } from '../catalogue/archive.ts';
import {
  decided,
  GRANTED,
  openRequestRoom,
  refusal,
  REFUSED,
  value,
  withoutLimits,
  type RequestRoom,
} from './request-room.ts';

describe.each(DATABASES)('what a grant gives, on %s', (kind) => {
  let room: RequestRoom;
  beforeEach(async () => {
    room = await openRequestRoom(kind, (yaml) =>
      withoutLimits(yaml).replace('onSiteAddresses: []', 'onSiteAddresses: [192.0.2.0/24, "2001:db8::/32"]'),
    );
  });
  afterEach(() => room.close());

  const bound = (change: Partial<NonNullable<DecisionInput['conditions']>>): DecisionInput => ({
    outcome: 'granted-with-conditions',
    words: '',
    conditions: { untilDay: '2026-12-20', onSiteOnly: false, noDownload: false, maxViews: null, ...change },
  });

  it('holds for its reader alone, from its first day to its last', async () => {
    const { grants, readers, staff, ids } = room;
    await decided(room, ['closed'], GRANTED);
    expect(await grants.forRecord(readers.lan, ids.closed)).toMatchObject({
      untilDay: '2026-12-30',
      onSiteOnly: false,
    });
    for (const actor of [readers.minh, readers.pending, staff.an, staff.chi, { kind: 'guest' as const }]) {
      expect(await grants.of(actor)).toEqual([]);
      expect(await grants.forRecord(actor, ids.closed)).toBeUndefined();
      expect((await grants.among(actor, [ids.closed])).size).toBe(0);
    }
    expect(await grants.forRecord({ ...readers.lan, status: 'suspended' }, ids.closed)).toBeUndefined();
    room.at('2026-12-30T16:59:59.000Z');
    expect(await grants.of(readers.lan)).toHaveLength(1);
    room.at('2026-12-30T17:00:00.000Z');
    expect(await grants.of(readers.lan)).toEqual([]);
  });

  it('stops at once when it is suspended or revoked, or its reader is; and comes back when resumed', async () => {
    const { grants, requests, readers, staff, ids, db } = room;
    await decided(room, ['closed'], GRANTED);
    const holds = async () => (await grants.forRecord(readers.lan, ids.closed)) !== undefined;
    const [own] = await requests.ownGrants(readers.lan);
    const suspended = value(await requests.suspendGrant(staff.chi, own!.id, { version: 1, reason: 'Đang xem lại' }));
    expect(await holds()).toBe(false);
    expect(await requests.ownGrants(readers.lan)).toMatchObject([{ state: 'suspended', reason: 'Đang xem lại' }]);
    const resumed = value(await requests.resumeGrant(staff.dung, own!.id, suspended));
    expect(await holds()).toBe(true);
    await db.updateTable('account').set({ status: 'suspended' }).where('pk', '=', readers.lan.pk).execute();
    expect(await holds()).toBe(false);
    await db.updateTable('account').set({ status: 'active' }).where('pk', '=', readers.lan.pk).execute();
    expect(refusal(await requests.revokeGrant(staff.chi, own!.id, { ...resumed, reason: ' ' })).code).toBe('invalid');
    value(await requests.revokeGrant(staff.chi, own!.id, { ...resumed, reason: 'Cấp nhầm' }));
    expect(await holds()).toBe(false);
    const mails = await db.selectFrom('mail').select('template').orderBy('pk').execute();
    expect(mails.map(({ template }) => template).slice(-3)).toEqual([
      'grant-suspended',
      'grant-resumed',
      'grant-revoked',
    ]);
  });

  it('gives as many views as it says, however many ask for the last one at once', async () => {
    const { grants, readers, ids } = room;
    await decided(room, ['closed'], bound({ maxViews: 3 }));
    const grant = await grants.forRecord(readers.lan, ids.closed);
    expect(await grants.countView(readers.minh, grant!.id)).toBe(false);
    // Ten at once are one reader's one view; the next begins when it is over.
    for (let view = 1; view <= 3; view++) {
      const asked = Array.from({ length: 10 }, () => grants.countView(readers.lan, grant!.id));
      expect(await Promise.all(asked)).toEqual(asked.map(() => true));
      expect(await grants.forRecord(readers.lan, ids.closed)).toMatchObject({ views: view });
      room.later(1);
    }
    expect(await grants.countView(readers.lan, grant!.id)).toBe(false);
    expect(await grants.forRecord(readers.lan, ids.closed)).toBeUndefined();
  });

  it('is the one with fewer conditions where a record was granted twice', async () => {
    const { grants, readers, ids } = room;
    await decided(room, ['closed'], bound({ onSiteOnly: true, untilDay: '2026-12-29' }));
    await decided(room, ['closed'], bound({ noDownload: true, untilDay: '2026-12-10' }));
    expect(await grants.forRecord(readers.lan, ids.closed)).toMatchObject({ onSiteOnly: false, noDownload: true });
    room.at('2026-12-11T03:00:00.000Z');
    expect(await grants.forRecord(readers.lan, ids.closed)).toMatchObject({ onSiteOnly: true });
  });

  it('knows the archive’s own addresses', () => {
    const { grants } = room;
    const places = ['192.0.2.7', '::ffff:192.0.2.7', '2001:db8::1', '192.0.3.7', '127.0.0.1', '', 'phòng đọc'];
    expect(places.filter((place) => grants.isOnSite(place))).toEqual(places.slice(0, 3));
  });

  it('is replaced by what an appeal decides', async () => {
    const { grants, requests, readers, staff, ids } = room;
    const first = await decided(room, ['closed'], bound({ onSiteOnly: true }));
    const { version } = value(await requests.appeal(readers.lan, first.id, { ...first, text: 'Tôi ở xa' }));
    const taken = value(await requests.claim(staff.dung, first.id, { version }));
    const decisions = [{ itemId: first.itemIds[0]!, decision: GRANTED }];
    value(await requests.vary(staff.dung, first.id, { ...taken, words: 'Đồng ý.', decisions }));
    expect(await grants.of(readers.lan)).toMatchObject([{ recordId: ids.closed, onSiteOnly: false }]);
    expect((await requests.ownGrants(readers.lan)).map(({ state }) => state)).toEqual(['active', 'revoked']);
  });

  it('ends with an appeal that comes out as a refusal', async () => {
    const { grants, requests, readers, staff } = room;
    const first = await decided(room, ['closed'], bound({ noDownload: true }));
    const { version } = value(await requests.appeal(readers.lan, first.id, { ...first, text: 'Xin tải về' }));
    const taken = value(await requests.claim(staff.em, first.id, { version }));
    const decisions = [{ itemId: first.itemIds[0]!, decision: REFUSED }];
    value(await requests.vary(staff.em, first.id, { ...taken, words: 'Không.', decisions }));
    expect(await grants.of(readers.lan)).toEqual([]);
  });
});
