import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOORS, type Audience } from '../../../src/audiences.ts';
import { routeInVietnamese } from '../../../src/i18n/addresses.ts';
import { missingFrom, OTHER_ANSWERS, rawAnswer } from './headers.ts';
import { ACTORS, openMatrixRoom, ROLES, type ActorName, type MatrixRoom, type Standing } from './matrix-room.ts';
import { FILE_TEXT } from './planted-files.ts';
import { written } from './written.ts';

/** Every route there is, in both languages, as Astro names them. */
const ROUTES = readdirSync('src/pages', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').replace(/^src\/pages/, ''))
  .map((file) => file.replace(/\.(astro|ts)$/, '').replace(/\/index$/, '') || '/')
  // Astro shows these itself, in place of what is not there.
  .filter((route) => !/\/(404|500)$/.test(route));

/** Routes beneath a case, a visit, an order of copies: they are tried with one in every situation. */
const OF_A_CASE = /\/(yeu-cau|requests)\/\[id\]/;
const OF_A_VISIT = /\/(luot-doc|visits)\/\[id\]/;
const OF_AN_ORDER = /\/(ban-sao|copies)\/\[id\]/;

/** Of a case, files, and a letter where there is one, are there for whoever may see the case. */
function isThere(route: string, standing: Standing | undefined): boolean {
  if (!standing || !OF_A_CASE.test(route)) return false;
  return /\/\[file\]$/.test(route) || (/\/\[letter\]$/.test(route) && standing.letter !== 'nothing');
}

/** Answers a form with a file; there is no page to read. */
const ONLY_FORMS = /\/(du-lieu\/tai-ve|own-data\/download)$/;

let matrix: MatrixRoom;
let cells = 0;
/** Answers of any of the tests here that lacked a header they must have. */
const bare: unknown[] = [];
let forms = 0;

beforeAll(async () => {
  matrix = await openMatrixRoom();
}, 180_000);
afterAll(async () => {
  await matrix.close();
  process.stdout.write(`Visibility × actor: ${cells} cells read, ${forms} forms sent, ${ROUTES.length} routes.\n`);
});

/** In English, whose pages are the same views, a case as a draft, at work and at its end will do. */
function standingsOf(route: string): (Standing | undefined)[] {
  const few = ['draft', 'in-review', 'closed', 'held', 'confirmed', 'delivered'];
  const all = OF_A_CASE.test(route)
    ? matrix.cases
    : OF_A_VISIT.test(route)
      ? matrix.visits
      : OF_AN_ORDER.test(route)
        ? matrix.orders
        : [undefined];
  return route.startsWith('/en/') ? all.filter((standing) => !standing || few.includes(standing.situation)) : all;
}

function addressOf(route: string, standing: Standing | undefined): string {
  const { room, readerId, colleagueId } = matrix;
  const isOfReaders = /\/(doc-gia|readers)\//.test(route);
  const id =
    standing?.id ?? (isOfReaders ? readerId : /\/(nhan-vien|colleagues)\//.test(route) ? colleagueId : room.ids.open);
  return route
    .replace('[id]', id)
    .replace('[file]', /\[page\]/.test(route) ? matrix.closedDocument : (standing?.file ?? 'nothing'))
    .replace('[letter]', standing?.letter ?? 'nothing')
    .replace('[slug]', 'huong-dan')
    .replace('[facet]', 'place')
    .replace('[register]', 'deliveries')
    .replace('[format]', /iiif/.test(route) ? 'jpg' : /\/(can-bo|staff)\//.test(route) ? 'csv' : 'ris')
    .replace('[page]', '1')
    .replace('[region]', 'full')
    .replace('[size]', 'max')
    .replace('[rotation]', '0')
    .replace('[quality]', 'default');
}

async function knock(address: string, actor: ActorName, form?: Record<string, string>): Promise<Response> {
  // Not compressed where a form is sent: thousands are, and none is answered with more than a page that says no.
  const ofForm = { origin: matrix.portal.url, 'accept-encoding': 'identity' };
  const headers = { cookie: matrix.cookieOf(actor), ...(form ? ofForm : {}) };
  const body = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
  const answer = await fetch(matrix.portal.url + address, { redirect: 'manual', headers, ...body });
  bare.push(...missingFrom(answer, address).map((header) => ({ address, actor, header })));
  return answer;
}

/** What must come of it: shown or led on (2xx, 3xx within), led to sign in, to the second step, or not there. */
type Outcome = 'open' | 'sign in' | 'second step' | 'not there';

function expected(audience: Audience, actor: ActorName, standing: Standing | undefined): Outcome {
  if (audience === 'everyone') return 'open';
  const isNobody = actor === 'guest' || actor.startsWith('disabled');
  if (actor === 'half signed in') return audience === 'half-signed-in' ? 'open' : 'second step';
  if (isNobody) return 'sign in';
  if (audience === 'signed-in' || audience === 'half-signed-in') return 'open';
  if (audience === 'reader') {
    if (ROLES[actor]) return 'not there';
    return standing && actor !== 'owner' ? 'not there' : 'open';
  }
  const role = ROLES[actor];
  if (!role || !audience.includes(role)) return 'not there';
  return standing?.situation === 'draft' ? 'not there' : 'open';
}

async function outcomeOf(answer: Response): Promise<Outcome | `status ${number}`> {
  const to = answer.headers.get('location') ?? '';
  await answer.arrayBuffer();
  if (answer.status === 404) return 'not there';
  if (/\/(dang-nhap|sign-in)(\?|$)/.test(to)) return 'sign in';
  if (/\/(buoc-hai|second-step)(\?|$)/.test(to)) return 'second step';
  // 409: it is theirs, and the case is not where this could be shown.
  return answer.status < 400 || answer.status === 409 ? 'open' : `status ${answer.status}`;
}

describe('every route, for everybody who may knock', () => {
  it.each(ROUTES)('%s is shown to whom it is for, and to nobody else', async (route) => {
    const door = DOORS[routeInVietnamese(route)];
    expect(door, 'a route without a said audience').toBeDefined();
    const standings = standingsOf(route);
    const wrong: unknown[] = [];
    const before = await written(matrix.room.db);
    for (const standing of standings) {
      const address = addressOf(route, standing);
      const asGuest = await outcomeOf(await knock(address, 'guest'));
      for (const actor of ACTORS) {
        cells += 1;
        const answer = await knock(address, actor);
        const isKept = answer.headers.get('cache-control')?.includes('no-store') ?? false;
        const outcome = await outcomeOf(answer);
        const must = expected(door!.audience, actor, standing);
        // What everybody may ask for answers everybody alike, or leads who is signed in on.
        const alike = door!.audience === 'everyone' && (outcome === asGuest || outcome === 'open');
        // A page of one's own may not be there in this situation: no form of what was sent, no letter of a draft.
        const ownButNotNow =
          must === 'open' &&
          outcome === 'not there' &&
          !isThere(route, standing) &&
          (standing !== undefined || ONLY_FORMS.test(route));
        if (outcome !== must && !alike && !ownButNotNow)
          wrong.push({ address, actor, situation: standing?.situation, outcome, must });
        const isPersonal = door!.audience !== 'everyone' || (actor !== 'guest' && !actor.startsWith('disabled'));
        if (isPersonal && !isKept && answer.status !== 404) wrong.push({ address, actor, kept: true });
      }
    }
    expect(wrong).toEqual([]);
    // Whoever looks, looks: a GET changes nothing.
    expect(await written(matrix.room.db)).toEqual(before);
  });

  it('hands out files of a case in every situation to its owner and to staff, notes’ to staff alone', async () => {
    const [elsewhere] = matrix.cases;
    for (const { id, situation, files } of matrix.cases) {
      for (const [of, file] of Object.entries(files) as [keyof typeof files, string][]) {
        for (const actor of ACTORS) {
          for (const root of ['', '/can-bo']) {
            const answer = await knock(`${root}/yeu-cau/${id}/tep/${file}`, actor);
            const shown = answer.status === 200 && (await answer.text()).includes(FILE_TEXT);
            const isStaff = actor === 'desk' || actor === 'archivist' || actor === 'approver';
            const may = root === '' ? actor === 'owner' && of !== 'note' : isStaff && situation !== 'draft';
            expect([situation, of, actor, root, shown]).toEqual([situation, of, actor, root, may]);
          }
        }
        // Its id opens nothing beneath another case, the reader's own or not.
        if (id === elsewhere?.id) continue;
        expect((await knock(`/yeu-cau/${elsewhere?.id}/tep/${file}`, 'owner')).status).toBe(404);
        const other = matrix.cases.find((one) => one.id !== id && one.situation !== 'draft');
        expect((await knock(`/can-bo/yeu-cau/${other?.id}/tep/${file}`, 'archivist')).status).toBe(404);
      }
    }
  });

  it('lets owners see their cases in every situation, and staff all but drafts', async () => {
    for (const { id, situation } of matrix.cases) {
      const own = await knock(`/yeu-cau/${id}`, 'owner');
      expect([situation, own.status < 400]).toEqual([situation, true]);
      for (const actor of ['desk', 'archivist', 'approver'] as const) {
        const seen = await knock(`/can-bo/yeu-cau/${id}`, actor);
        expect([situation, actor, seen.status]).toEqual([situation, actor, situation === 'draft' ? 404 : 200]);
      }
    }
  });

  it('lets owners see their visits and orders, and staff those that were sent', async () => {
    for (const { places, desk, standings } of [
      { places: '/luot-doc', desk: '/can-bo/luot-doc', standings: matrix.visits },
      { places: '/ban-sao', desk: '/can-bo/ban-sao', standings: matrix.orders },
    ]) {
      for (const { id, situation } of standings) {
        const own = await knock(`${places}/${id}`, 'owner');
        expect([places, situation, own.status < 400]).toEqual([places, situation, true]);
        if (situation === 'draft' || situation === 'held') continue;
        const seen = await knock(`${desk}/${id}`, 'desk');
        expect([desk, situation, seen.status]).toEqual([desk, situation, 200]);
      }
    }
  });

  it('shows a closed document to those who decide on its case while that is not closed, on record each time', async () => {
    const { db } = matrix.room;
    const reads = async () =>
      (await db.selectFrom('audit').select('seq').where('action', '=', 'case.document-read').execute()).length;
    for (const { id, situation } of matrix.cases) {
      const address = `/can-bo/yeu-cau/${id}/tep/${matrix.closedDocument}/1`;
      for (const actor of ACTORS) {
        const before = await reads();
        const answer = await knock(address, actor);
        const shown = (await answer.text()).includes('Trang kín');
        const may = (actor === 'archivist' || actor === 'approver') && !['draft', 'closed'].includes(situation);
        expect([situation, actor, shown, (await reads()) - before]).toEqual([situation, actor, may, may ? 1 : 0]);
        if (shown) expect(answer.headers.get('cache-control')).toBe('no-store');
      }
    }
    // The document's own address stays that of nothing, for staff too.
    expect((await knock(`/tai-lieu/${matrix.closedDocument}/1`, 'archivist')).status).toBe(404);
  });

  it('answers for what is not theirs as for what never was', async () => {
    const body = async (address: string, actor: ActorName) =>
      (await (await knock(address, actor)).text()).replaceAll(/[\w-]{20}|[0-9a-f-]{36}/g, 'ID');
    for (const { id } of matrix.cases) {
      expect(await body(`/yeu-cau/${id}`, 'other reader')).toBe(
        await body('/yeu-cau/aaaaaaaaaaaaaaaaaaaa', 'other reader'),
      );
      expect(await body(`/can-bo/yeu-cau/${id}`, 'administrator')).toBe(
        await body('/can-bo/yeu-cau/aaaaaaaaaaaaaaaaaaaa', 'administrator'),
      );
    }
    for (const [place, standings] of [
      ['/luot-doc', matrix.visits],
      ['/ban-sao', matrix.orders],
    ] as const) {
      for (const { id } of standings) {
        for (const [root, actor] of [
          ['', 'other reader'],
          ['/can-bo', 'administrator'],
        ] as const) {
          expect(await body(`${root}${place}/${id}`, actor)).toBe(
            await body(`${root}${place}/aaaaaaaaaaaaaaaaaaaa`, actor),
          );
        }
      }
    }
  });

  it.each(ROUTES.filter((route) => DOORS[routeInVietnamese(route)]?.takesForms))(
    '%s takes no form from whom it is not for, whatever the form says',
    async (route) => {
      const door = DOORS[routeInVietnamese(route)]!;
      if (door.audience === 'everyone') return;
      const before = await written(matrix.room.db);
      for (const standing of standingsOf(route)) {
        for (const actor of ACTORS) {
          if (expected(door.audience, actor, standing) === 'open') continue;
          // English pages are the same views: a few forms show that their doors are the same.
          for (const action of route.startsWith('/en/') ? FORMS.slice(-3) : FORMS) {
            forms += 1;
            const answer = await knock(addressOf(route, standing), actor, action);
            expect([route, actor, answer.status]).toEqual([route, actor, expect.toBeOneOf([303, 403, 404])]);
          }
        }
      }
      expect(await written(matrix.room.db)).toEqual(before);
    },
  );

  it('leaves a line in the log where somebody signed in came to what is not for them, and none of guests', async () => {
    await knock('/can-bo/nhat-ky', 'other reader');
    await knock('/en/staff/mail', 'archivist');
    const lines = await matrix.room.db
      .selectFrom('audit')
      .select(['actor', 'subject'])
      .where('action', '=', 'access.denied')
      .where('subject', 'like', 'route:%')
      .execute();
    expect(lines).toContainEqual({ actor: 'reader-minh', subject: 'route:/can-bo/nhat-ky' });
    expect(lines).toContainEqual({ actor: 'staff-an', subject: 'route:/en/staff/mail' });
    expect(lines.filter(({ actor }) => !/^(reader|staff)-/.test(actor))).toEqual([]);
    expect(lines.filter(({ subject }) => DOORS[routeInVietnamese(subject.slice(6))] === undefined)).toEqual([]);
  });

  it('take no form at all where the route takes none', async () => {
    for (const route of ROUTES.filter((one) => !DOORS[routeInVietnamese(one)]?.takesForms)) {
      forms += 1;
      const answer = await knock(addressOf(route, matrix.cases[1]), 'administrator', {});
      expect([route, answer.status]).toEqual([route, 405]);
    }
  });
});

describe('the headers that protect who reads it', () => {
  it('are on every answer to every route and everybody', () => {
    expect(cells).toBeGreaterThan(1000);
    expect(bare.slice(0, 10)).toEqual([]);
  });

  it.each(OTHER_ANSWERS)('are on $what', async ({ path, status, headers, method = 'GET' }) => {
    const answer = await rawAnswer(matrix.portal.url, { method, path: await pathOf(path), headers });
    expect(answer.status).toBe(status);
    expect(missingFrom(answer)).toEqual([]);
  });

  /** Hashed files are called otherwise in each build. */
  async function pathOf(path: string): Promise<string> {
    if (path !== 'HASHED') return path;
    const page = await (await fetch(matrix.portal.url)).text();
    return /\/_astro\/[\w.-]+/.exec(page)![0];
  }
});

/** Forms as somebody would forge them: actions of the pages of cases, readers, staff, visits and copies. */
const FORMS: Record<string, string>[] = 'claim confirm issue revoke disable set-roles arrive deliver'
  .split(' ')
  .map((action) => ({
    action,
    do: action,
    intent: action,
    version: '3',
    role: 'administrator',
    roles: 'administrator',
    status: 'active',
    assignee: 'me',
    reason: 'x',
    text: 'x',
    confirm: 'yes',
  }));
