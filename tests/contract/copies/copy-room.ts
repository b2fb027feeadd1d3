import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newLine, type CopyForm } from '../../../src/copies/copy-form.ts';
import { createCopies, createCopyDesk } from '../../../src/copies/create-copies.ts';
import { endOrdersInTime } from '../../../src/copies/keeping-time/end-in-time.ts';
import { copyPolicyOf } from '../../../src/copies/load-policy.ts';
import type { Copies } from '../../../src/copies/copies.ts';
import type { CopyDesk } from '../../../src/copies/copy-desk.ts';
import type { CopyRoom } from '../../../src/copies/room.ts';
import type { CopyOrderState } from '../../../src/copies/states.ts';
import { readText } from '../../../src/platform/content/read-text.ts';
import { createFileStore } from '../../../src/platform/file-store.ts';
import { liveGrants } from '../../../src/requests/storage/grants-in-force.ts';
import { countUse } from '../../../src/statistics/storage/count-use.ts';
import type { DatabaseKind } from '../catalogue/archive.ts';
import { openRequestRoom, value, withoutLimits, type RecordName, type RequestRoom } from '../requests/request-room.ts';

const POLICY = readText('content/policy/fees.yaml', 'fees.yaml');

/** A table of fees of the tests: the archive's own ships empty. */
export const WITH_FEES = POLICY.replace(
  'fees: []',
  `fees:
  - { kind: photocopy, label: { vi: Sao chụp, en: Photocopy }, unit: page, amount: 1000, validFrom: 2026-01-01, validUntil: 2026-11-30, ground: { vi: Thử, en: Test } }
  - { kind: photocopy, label: { vi: Sao chụp, en: Photocopy }, unit: page, amount: 2000, validFrom: 2026-12-01, ground: { vi: Thử, en: Test } }
  - { kind: digital, label: { vi: Bản số, en: Digital }, unit: document, amount: 5000, validFrom: 2026-01-01, ground: { vi: Thử, en: Test } }`,
)
  .replace('exemptions:', 'exemptions:\n      - { code: kin, label: { vi: Thân nhân, en: Kin }, percent: 33 }')
  .replace(
    'authenticationFees: []',
    `authenticationFees:
  - { label: { vi: Xác thực, en: Authentication }, unit: document, amount: 10000, validFrom: 2026-01-01, ground: { vi: Thử, en: Test } }`,
  );

/** Orders of copies over a room of access requests, with its people, records and clock. */
export interface CopyBench extends RequestRoom {
  copyRoom: CopyRoom;
  copies: Copies;
  copyDesk: CopyDesk;
  endInTime(): Promise<number>;
}

/** @param fees the policy file as text; without fees, as it ships */
export async function openCopyBench(kind: DatabaseKind, fees = POLICY): Promise<CopyBench> {
  const requests = await openRequestRoom(kind, withoutLimits);
  const folder = await mkdtemp(join(tmpdir(), 'copies-'));
  const copyRoom: CopyRoom = {
    db: requests.db,
    now: () => requests.room.now(),
    policy: copyPolicyOf(fees.replace(/(drafts|openOrders): \d+/g, '$1: 100000'), 'fees.yaml'),
    requestPolicy: requests.room.policy,
    facts: requests.room.facts,
    calendar: requests.room.calendar,
    grants: liveGrants,
    count: countUse,
    files: createFileStore(folder),
  };
  return {
    ...requests,
    copyRoom,
    copies: createCopies(copyRoom),
    copyDesk: createCopyDesk(copyRoom),
    endInTime: () => endOrdersInTime(copyRoom),
    async close() {
      await requests.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A form that can be sent: six pages of each, two copies, authenticated where it is on paper. */
export function fullCopyForm(recordIds: readonly string[], kind = 'photocopy'): CopyForm {
  return {
    lines: recordIds.map((recordId) => ({
      ...newLine(recordId),
      fromPage: '12',
      toPage: '17v',
      pages: '6',
      kind,
      copies: '2',
      authenticated: kind === 'photocopy',
    })),
    purpose: 'history',
    note: '',
  };
}

export interface OrderOn {
  id: string;
  version: number;
}

/** A draft of Lan's, or another's, that can be sent. */
export async function drafted(
  { copies, ids, readers }: CopyBench,
  names: readonly RecordName[] = ['open'],
  { actor = readers.lan, kind = 'photocopy' } = {},
): Promise<OrderOn> {
  const recordIds = names.map((name) => ids[name]);
  const { id, version } = value(await copies.begin(actor, { language: 'vi', recordIds }));
  const saved = value(await copies.save(actor, id, { version, form: fullCopyForm(recordIds, kind) }));
  return { id, version: saved.version };
}

/** As far as the state asked for, on the usual way. */
export async function orderIn(
  bench: CopyBench,
  state: CopyOrderState,
  names: readonly RecordName[] = ['open'],
  options: { kind?: string } = {},
): Promise<OrderOn> {
  const { copies, copyDesk, readers, staff } = bench;
  const { lan } = readers;
  const { desk } = staff;
  const order = await drafted(bench, names, options);
  const { id } = order;
  let { version } = order;
  const step = async (result: Promise<{ ok: true; value: { version: number } } | { ok: false; refusal: unknown }>) => {
    ({ version } = value(await result));
  };
  const reason = 'Tài liệu hỏng, không sao được';
  const pay = async () => {
    const owed = value(await copies.ownOrder(lan, id)).totalDong ?? 12_000;
    await step(copyDesk.pay(desk, id, { version, method: 'cash', receipt: 'BL 01', amount: String(owed) }));
  };
  if (state === 'draft') return { id, version };
  await step(copies.submit(lan, id, { version, submissionKey: `key-${Math.random()}` }));
  if (state === 'submitted') return { id, version };
  if (state === 'cancelled') await step(copies.cancel(lan, id, { version }));
  else if (state === 'declined') await step(copyDesk.decline(desk, id, { version, reason }));
  else {
    await step(copyDesk.quote(desk, id, { version, pages: new Map() }));
    if (state === 'expired') {
      bench.later(60);
      await bench.endInTime();
      bench.later(-60);
      return { id, version: version + 1 };
    }
    if (state === 'accepted') await step(copies.accept(lan, id, { version }));
    else if (state === 'waived') {
      await step(copyDesk.waive(desk, id, { version, exemption: 'student', reason: 'Thẻ sinh viên' }));
    } else if (state !== 'quoted') {
      await pay();
      if (state === 'refunded') await step(copyDesk.refund(desk, id, { version, reason }));
      else if (state !== 'paid') await step(copyDesk.begin(desk, id, { version }));
      if (state === 'delivered' || state === 'closed') await step(copyDesk.deliver(desk, id, { version }));
      if (state === 'closed') {
        bench.later(60);
        await bench.endInTime();
        bench.later(-60);
        return { id, version: version + 1 };
      }
    }
  }
  return { id, version };
}

/** Every row that orders write, as one text: equal means nothing was written. */
export async function storedOrders({ db }: Pick<CopyBench, 'db'>): Promise<string> {
  const rows = [
    await db.selectFrom('copy_order').selectAll().orderBy('pk').execute(),
    await db.selectFrom('copy_order_line').selectAll().orderBy('pk').execute(),
    await db.selectFrom('copy_file').selectAll().orderBy('pk').execute(),
    await db.selectFrom('copy_event').selectAll().orderBy('pk').execute(),
    await db.selectFrom('use_count').selectAll().orderBy('day').orderBy('measure').execute(),
    await db.selectFrom('mail').select('dedupe_key').orderBy('pk').execute(),
  ];
  return JSON.stringify(rows);
}
