import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../harness/free-port.ts';
import { OIDC_CLIENT, startOidcProvider, type TestProvider } from '../../harness/oidc-provider.ts';
import { startPortal, type RunningTestPortal } from '../../harness/portal.ts';

const START = '/tai-khoan/dang-nhap-ngoai';
const BACK = `${START}/ve`;
const FINDING_AID = fileURLToPath(new URL('../../../content/finding-aids/so-noi-vu-nop-luu-so.csv', import.meta.url));
const NAME = 'Cổng tỉnh';

describe('Signing in by another service', () => {
  let provider: TestProvider;
  let portal: RunningTestPortal;
  beforeAll(async () => {
    // Each has to know the other's address: the portal asks for the service only when somebody goes there.
    const port = await freePort();
    const env = {
      OIDC_ISSUER: `http://127.0.0.1:${port}`,
      OIDC_CLIENT_ID: OIDC_CLIENT.clientId,
      OIDC_CLIENT_SECRET: OIDC_CLIENT.clientSecret,
      OIDC_NAME: NAME,
    };
    portal = await startPortal({ findingAids: [FINDING_AID], env });
    provider = await startOidcProvider(portal.url + BACK, port);
  });
  afterAll(async () => {
    await portal.stop();
    await provider.stop();
  });

  it('is offered where it is set up', async () => {
    const page = await (await get('/tai-khoan/dang-nhap?next=/phong')).text();
    expect(page).toContain(`href="${START}?next=%2Fphong"`);
    expect(page).toContain(NAME);
  });

  it('sends people to the service, from which they come back to ours', async () => {
    const { to, cookie } = await begin();
    expect(to.origin).toBe(provider.issuer);
    expect(to.searchParams.get('redirect_uri')).toBe(portal.url + BACK);
    expect(cookie).toMatch(/^ngoai=[\w.~-]+$/);
  });

  it('says so to somebody who has no account here, and begins no session', async () => {
    provider.next({ subject: 'x1', email: 'nobody@example.vn', emailVerified: true });
    const answer = await comeBack();
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('chưa có tài khoản');
    expect(answer.headers.getSetCookie().map((line) => line.split('=', 1)[0])).toEqual(['ngoai']);
  });

  it('says so to somebody who said no there', async () => {
    provider.next({ subject: 'x2', email: 'nobody@example.vn', emailVerified: true, refuses: true });
    expect(await (await comeBack()).text()).toContain('Việc đăng nhập đã dừng');
  });

  it('takes nobody who comes back in another browser, or by an address made up', async () => {
    const { to } = await begin();
    const current = new URL(await provider.walk(to.href));
    for (const cookie of ['', 'ngoai=x', 'ngoai=__proto__']) {
      const answer = await get(current.pathname + current.search, cookie);
      expect(answer.status).toBe(422);
      expect(answer.headers.getSetCookie().some((line) => line.startsWith('phien='))).toBe(false);
    }
    expect((await get(`${BACK}?code=a&state=b`, 'ngoai=x')).status).toBe(422);
  });

  async function begin(): Promise<{ to: URL; cookie: string }> {
    const answer = await get(START);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const [cookie = ''] = answer.headers.getSetCookie()[0]?.split(';') ?? [];
    return { to: new URL(answer.headers.get('location') ?? ''), cookie };
  }

  async function comeBack(): Promise<Response> {
    const { to, cookie } = await begin();
    const current = new URL(await provider.walk(to.href));
    return get(current.pathname + current.search, cookie);
  }

  function get(path: string, cookie = ''): Promise<Response> {
    return fetch(portal.url + path, { redirect: 'manual', headers: { cookie } });
  }
});

describe('Where no other service is set up', () => {
  let portal: RunningTestPortal;
  beforeAll(async () => void (portal = await startPortal({ findingAids: [FINDING_AID] })));
  afterAll(() => portal.stop());

  it('nothing leads there and nothing is there', async () => {
    const page = await (await fetch(`${portal.url}/tai-khoan/dang-nhap`)).text();
    expect(page).not.toContain(START);
    for (const path of [START, BACK, `${BACK}?code=a&state=b`]) {
      expect((await fetch(portal.url + path)).status).toBe(404);
    }
  });
});
