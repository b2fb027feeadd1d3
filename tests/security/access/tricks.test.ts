import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { value } from '../../contract/requests/request-room.ts';
import { openMatrixRoom, type ActorName, type MatrixRoom } from './matrix-room.ts';

/** What only a page of the desk says. */
const DESK = /class="[^"]*\b(queues|desk|case-standing)\b/;
const EVIL = `</script><script>alert(1)</script><img src=x onerror=alert(2)>"'><svg/onload=alert(3)>`;
/** As it would be taken for markup; escaped, none of these is left. */
const LIVE = /<script>alert|<img src=x|<svg\/onload/;

let matrix: MatrixRoom;
beforeAll(async () => {
  matrix = await openMatrixRoom();
}, 180_000);
afterAll(() => matrix.close());

async function seen(address: string, actor: ActorName): Promise<{ status: number; body: string }> {
  const headers = { cookie: matrix.cookieOf(actor) };
  const answer = await fetch(matrix.portal.url + address, { redirect: 'manual', headers });
  return { status: answer.status, body: await answer.text() };
}

describe('an address written otherwise', () => {
  const tricks = [
    '/%63an-bo',
    '/%2563an-bo',
    '/can-bo/',
    '/CAN-BO',
    '/can-bo/.',
    '/x/../can-bo',
    '/x/..;/can-bo',
    '/can-bo;x=1',
    '/can-bo%2f',
    '/can-bo%00',
    '/en/%73taff',
    '/en/../can-bo',
    '/can-bo?_action=x',
    '/can-bo.html',
    '/index/../can-bo',
  ];

  it.each(tricks)('opens the desk to no guest and to no reader: %s', async (address) => {
    for (const actor of ['guest', 'owner', 'half signed in'] as const) {
      const { status, body } = await seen(address, actor);
      expect([actor, status < 500]).toEqual([actor, true]);
      expect(body).not.toMatch(DESK);
      expect([301, 303, 400, 404]).toContain(status);
    }
  });

  it.each(['/_image', '/_image?href=%2Farms.svg&w=9000&f=webp', '/_server-islands/Desk?e=1&p=1&s=1', '/_actions/x'])(
    'leads to no route that the framework brings along: %s',
    async (address) => {
      const { status, body } = await seen(address, 'guest');
      expect(status).toBe(404);
      expect(body).toContain('Không có trang này');
      expect(matrix.portal.log()).not.toMatch(/Nobody has said/);
    },
  );

  it('is told from the desk itself by these very signs', async () => {
    expect((await seen('/can-bo', 'archivist')).body).toMatch(DESK);
  });
});

describe('what somebody typed', () => {
  it('is text on every page that shows it, for readers and for staff', async () => {
    const { room, cases } = matrix;
    const { requests, readers, staff } = room;
    const { id } = cases.find(({ situation }) => situation === 'in-review')!;
    value(await requests.write(readers.lan, id, { text: EVIL }));
    value(await requests.note(staff.an, id, { text: EVIL }));
    await room.db.updateTable('account').set({ name: EVIL }).where('pk', '=', readers.lan.pk).execute();
    const pages: [string, ActorName][] = [
      [`/yeu-cau/${id}`, 'owner'],
      [`/en/requests/${id}`, 'owner'],
      [`/yeu-cau/${id}/bien-nhan`, 'owner'],
      ['/tai-khoan', 'owner'],
      ['/tai-khoan/du-lieu', 'owner'],
      [`/can-bo/yeu-cau/${id}`, 'archivist'],
      ['/can-bo?queue=open', 'archivist'],
      [`/can-bo?queue=open&q=${encodeURIComponent(EVIL)}`, 'archivist'],
      ['/can-bo/doc-gia', 'desk'],
      [`/tai-khoan/dang-nhap?next=${encodeURIComponent(`/${EVIL}`)}`, 'guest'],
      [`/tim-kiem?q=${encodeURIComponent(EVIL)}`, 'owner'],
    ];
    for (const [address, actor] of pages) {
      const { status, body } = await seen(address, actor);
      expect([address, status]).toEqual([address, 200]);
      // Within a quoted value of an attribute, markup is text as it is (HTML §13.1.2.3).
      expect([address, LIVE.exec(body.replaceAll(/="[^"]*"/g, '=""'))]).toEqual([address, null]);
    }
    expect((await seen(`/yeu-cau/${id}`, 'owner')).body).toContain('&lt;script&gt;alert(1)');
  });
});
