import type { CopyRefusal } from '../../copies/refusals.ts';
import { newToken } from '../../platform/secrets.ts';
import type { Result } from '../../platform/result.ts';
import { mustHold } from './make-accounts.ts';
import type { SampleCopies } from './read-year.ts';
import { momentOf, type Moment } from './story-time.ts';
import { AT_THE_DESK, type Stage } from './stage.ts';

const WAY = ['submitted', 'quoted', 'in-production', 'delivered'] as const;

/** One order of copies from its form as far as it came. */
export function copiesMoments({ room, year, cast, take }: Stage, told: SampleCopies): Moment[] {
  const { copies, copyDesk, calendar, today } = room;
  const recordIds = take(told.fonds, told.files);
  const what = `${told.reader}'s copies`;
  const at = (ago: number, time: string): Date => momentOf(calendar, today, { ago: Math.max(ago, 0), at: time });
  const comesTo = (stage: (typeof WAY)[number]): boolean => WAY.indexOf(stage) <= WAY.indexOf(told.until);
  let [id, version] = ['', 0];

  return [
    { time: at(told.ago, '14:10'), happen: send },
    ...(comesTo('quoted') ? [{ time: at(told.ago - 1, '08:40'), happen: quote }] : []),
    ...(comesTo('in-production') ? [{ time: at(told.ago - 1, '10:30'), happen: settle }] : []),
    ...(comesTo('delivered') ? [{ time: at(told.ago - 2, '15:00'), happen: deliver }] : []),
  ];

  async function send(): Promise<void> {
    const reader = await cast.readerNamed(told.reader);
    const begun = mustHold(what, await copies.begin(reader, { language: 'vi', recordIds }));
    const lines = recordIds.map((recordId) => ({
      recordId,
      fromPage: '1',
      toPage: String(told.pages),
      pages: String(told.pages),
      kind: told.kind,
      copies: '1',
      authenticated: told.authenticated,
    }));
    const form = { lines, purpose: year.readers[told.reader]?.purpose ?? 'other', note: '' };
    const saved = mustHold(what, await copies.save(reader, begun.id, { version: begun.version, form }));
    const key = { version: saved.version, submissionKey: newToken() };
    id = begun.id;
    ({ version } = mustHold(what, await copies.submit(reader, id, key)));
  }

  async function quote(): Promise<void> {
    await step(copyDesk.quote(await cast.staffNamed(AT_THE_DESK), id, { version, pages: new Map() }));
  }

  async function settle(): Promise<void> {
    const staff = await cast.staffNamed(AT_THE_DESK);
    const reason = 'Giấy tờ đã xuất trình tại phòng đọc.';
    await step(copyDesk.waive(staff, id, { version, exemption: told.exemption ?? 'other', reason }));
    await step(copyDesk.begin(staff, id, { version }));
  }

  async function deliver(): Promise<void> {
    await step(copyDesk.deliver(await cast.staffNamed(AT_THE_DESK), id, { version }));
  }

  async function step(result: Promise<Result<{ version: number }, CopyRefusal>>): Promise<void> {
    ({ version } = mustHold(what, await result));
  }
}
