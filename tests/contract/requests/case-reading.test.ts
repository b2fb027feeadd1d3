import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReadingOfCase, type ReadingOfCase } from '../../../src/open-reading.ts';
import type { Actor } from '../../../src/readers/actor.ts';
import { DATABASES } from '../catalogue/archive.ts';
import { caseIn, SITUATIONS } from './case-in-state.ts';
import { claimed, openRequestRoom, refusal, TITLES, value, withoutLimits, type RequestRoom } from './request-room.ts';

const PAGES = ['Trang một', 'Trang hai'];

describe.each(DATABASES)('closed documents of a case, on %s', (kind) => {
  let room: RequestRoom;
  let readingOfCase: ReadingOfCase;
  beforeEach(async () => {
    room = await openRequestRoom(kind, withoutLimits);
    readingOfCase = createReadingOfCase(room.db, room.desk);
  });
  afterEach(() => room.close());

  it('are read by archivists and approvers, page by page, until the case is closed; by nobody else', async () => {
    const document = await room.archive.plant(TITLES.closed, { name: 'a.pdf', pages: PAGES });
    const { staff, readers } = room;
    const texts: Record<string, (string | undefined)[]> = {};
    const askers: [string, Actor][] = [
      ['archivist', staff.binh],
      ['approver', staff.em],
      ['desk', staff.desk],
      ['administrator', staff.admin],
      ['owner', readers.lan],
      ['guest', { kind: 'guest' }],
    ];
    for (const situation of SITUATIONS) {
      const { id } = await caseIn(room, situation);
      for (const [who, actor] of askers) {
        const reading = await readingOfCase(actor, id);
        (texts[who] ??= []).push((await reading?.documents.page(document, 2))?.text);
      }
    }
    const open = SITUATIONS.map((situation) =>
      situation === 'draft' || situation === 'closed' ? undefined : 'Trang hai',
    );
    expect(texts.archivist).toEqual(open);
    expect(texts.approver).toEqual(open);
    for (const who of ['desk', 'administrator', 'owner', 'guest']) {
      expect(new Set(texts[who])).toEqual(new Set([undefined]));
    }
  });

  it('are those of its own records, and none that is hidden', async () => {
    const asked = await room.archive.plant(TITLES.masked, { name: 'a.pdf', pages: PAGES });
    const other = await room.archive.plant(TITLES.closed, { name: 'b.pdf', pages: PAGES });
    const hidden = await room.archive.plant(TITLES.hidden, { name: 'c.pdf', pages: PAGES });
    const { id } = await claimed(room, ['masked']);
    const reading = await readingOfCase(room.staff.an, id);
    expect((await reading!.closedOf(room.ids.masked)).map((document) => document.id)).toEqual([asked]);
    expect(await reading!.closedOf(room.ids.closed)).toEqual([]);
    const opened = await reading!.documents.byId(asked);
    expect(opened).toMatchObject({ document: { downloadable: false }, record: { title: TITLES.masked } });
    for (const document of [other, hidden]) expect(await reading!.documents.byId(document)).toBeUndefined();
  });

  it('leave a line in the log each time, and none where nothing may be read', async () => {
    const { desk, staff, db, ids } = room;
    const { id } = await claimed(room, ['closed']);
    const read = { recordId: ids.closed, document: 'd', page: 1 };
    value(await desk.noteReading(staff.an, id, read));
    value(await desk.noteReading(staff.an, id, read));
    expect(refusal(await desk.noteReading(staff.desk, id, read)).code).toBe('not-found');
    expect(refusal(await desk.noteReading(staff.an, 'khong-co', read)).code).toBe('not-found');
    const lines = await db.selectFrom('audit').selectAll().where('action', '=', 'case.document-read').execute();
    expect(lines.map(({ actor, subject, data }) => [actor, subject, JSON.parse(data)])).toEqual(
      Array.from({ length: 2 }, () => [staff.an.id, `record:${ids.closed}`, { case: id, document: 'd', page: 1 }]),
    );
  });
});
