import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CopyRefusal } from '../../../src/copies/refusals.ts';
import { COPY_ORDER_STATES, type CopyOrderState } from '../../../src/copies/states.ts';
import type { Result } from '../../../src/platform/result.ts';
import { GUEST, SYSTEM, type Actor } from '../../../src/readers/actor.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { fullCopyForm, openCopyBench, orderIn, storedOrders, type CopyBench, type OrderOn } from './copy-room.ts';

const WHO = [
  'guest',
  'owner',
  'suspended owner',
  'unverified owner',
  'other reader',
  'desk',
  'archivist',
  'approver',
  'administrator',
  'system',
] as const;
type Who = (typeof WHO)[number];

function actorFor({ readers, staff }: CopyBench, who: Who): Actor {
  switch (who) {
    case 'guest':
      return GUEST;
    case 'owner':
      return readers.lan;
    case 'suspended owner':
      return { ...readers.lan, status: 'suspended' };
    case 'unverified owner':
      return { ...readers.lan, emailVerified: false };
    case 'other reader':
      return readers.minh;
    case 'desk':
      return staff.desk;
    case 'archivist':
      return staff.an;
    case 'approver':
      return staff.chi;
    case 'administrator':
      return staff.admin;
    case 'system':
      return SYSTEM;
  }
}

const OWNERS: readonly Who[] = ['owner', 'suspended owner', 'unverified owner'];
const STAFF: readonly Who[] = ['desk', 'archivist', 'approver'];

interface Attempt {
  states: readonly CopyOrderState[];
  who: readonly Who[];
  make(bench: CopyBench, actor: Actor, on: OrderOn): Promise<Result<unknown, CopyRefusal>>;
}

const REASON = 'Không làm được';

/** Every action with input that is in order, and who may do it when: written down apart from transitions.ts. */
const ATTEMPTS: Record<string, Attempt> = {
  save: {
    states: ['draft'],
    who: OWNERS,
    make: ({ copies, ids }, actor, { id, version }) =>
      copies.save(actor, id, { version, form: fullCopyForm([ids.open]) }),
  },
  discard: {
    states: ['draft'],
    who: [...OWNERS, 'system'],
    make: ({ copies }, actor, { id, version }) => copies.discard(actor, id, { version }),
  },
  submit: {
    states: ['draft'],
    who: ['owner'],
    make: ({ copies }, actor, { id, version }) =>
      copies.submit(actor, id, { version, submissionKey: `key-${Math.random()}` }),
  },
  cancel: {
    states: ['submitted', 'quoted', 'accepted'],
    who: [...OWNERS, 'system'],
    make: ({ copies }, actor, { id, version }) => copies.cancel(actor, id, { version }),
  },
  accept: {
    states: ['quoted'],
    who: ['owner'],
    make: ({ copies }, actor, { id, version }) => copies.accept(actor, id, { version }),
  },
  quote: {
    states: ['submitted', 'quoted'],
    who: STAFF,
    make: ({ copyDesk }, actor, { id, version }) => copyDesk.quote(actor, id, { version, pages: new Map() }),
  },
  decline: {
    states: ['submitted', 'quoted', 'accepted', 'waived'],
    who: STAFF,
    make: ({ copyDesk }, actor, { id, version }) => copyDesk.decline(actor, id, { version, reason: REASON }),
  },
  pay: {
    states: ['quoted', 'accepted'],
    who: STAFF,
    make: ({ copyDesk }, actor, { id, version }) =>
      copyDesk.pay(actor, id, { version, method: 'cash', receipt: 'BL 7', amount: '12.000' }),
  },
  waive: {
    states: ['quoted', 'accepted'],
    who: STAFF,
    make: ({ copyDesk }, actor, { id, version }) =>
      copyDesk.waive(actor, id, { version, exemption: 'student', reason: 'Thẻ sinh viên' }),
  },
  begin: {
    states: ['paid', 'waived'],
    who: STAFF,
    make: ({ copyDesk }, actor, { id, version }) => copyDesk.begin(actor, id, { version }),
  },
  deliver: {
    states: ['in-production'],
    who: STAFF,
    make: ({ copyDesk }, actor, { id, version }) => copyDesk.deliver(actor, id, { version }),
  },
  refund: {
    states: ['paid', 'in-production'],
    who: STAFF,
    make: ({ copyDesk }, actor, { id, version }) => copyDesk.refund(actor, id, { version, reason: REASON }),
  },
};

const ALL = COPY_ORDER_STATES.flatMap((state) =>
  WHO.flatMap((who) =>
    Object.entries(ATTEMPTS).map(([name, { states, who: allowed }]) => {
      return { state, who, name, isAllowed: states.includes(state) && allowed.includes(who) };
    }),
  ),
);
const REFUSED = ALL.filter(({ isAllowed }) => !isAllowed);
const ALLOWED = ALL.filter(({ isAllowed }) => isAllowed);

describe.each(DATABASES)('the table of an order of copies, on %s', (kind) => {
  let bench: CopyBench;
  beforeAll(async () => {
    bench = await openCopyBench(kind);
  });
  afterAll(() => bench.close());

  it(`refuses all ${REFUSED.length} combinations of state, action and actor that are not in it, and nothing is written`, async () => {
    let tried = 0;
    for (const state of COPY_ORDER_STATES) {
      const on = await orderIn(bench, state);
      const before = await storedOrders(bench);
      for (const { who, name } of REFUSED.filter((one) => one.state === state)) {
        const result = await ATTEMPTS[name]!.make(bench, actorFor(bench, who), on);
        expect(result.ok, `${who} could ${name} (${state})`).toBe(false);
        tried += 1;
      }
      expect(await storedOrders(bench), state).toBe(before);
    }
    expect(tried).toBe(REFUSED.length);
  }, 300_000);

  it(`lets all ${ALLOWED.length} others be done`, async () => {
    for (const { state, who, name } of ALLOWED) {
      const on = await orderIn(bench, state);
      const result = await ATTEMPTS[name]!.make(bench, actorFor(bench, who), on);
      expect(result, `${who} could not ${name} (${state})`).toMatchObject({ ok: true });
    }
  }, 300_000);

  it('tells whoever writes with an old version so, and writes nothing', async () => {
    const on = await orderIn(bench, 'submitted');
    const old = { version: on.version - 1, pages: new Map<string, string>() };
    const result = await bench.copyDesk.quote(bench.staff.desk, on.id, old);
    expect(result).toEqual({ ok: false, refusal: { code: 'stale', current: on.version } });
  });
});
