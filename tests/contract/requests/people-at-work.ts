import { setTimeout as sleep } from 'node:timers/promises';
import { grantButton, grantField, grantVersion } from '../../../src/views/desk/case/grant-buttons.ts';

/** Headers by which the portal knows who comes. */
export interface Cookies {
  readers: string[];
  archivist: string;
  approver: string;
}

/** What people were told was done. What nobody was told may have been done or not; this must have been. */
export interface Told {
  sent: Set<string>;
  decided: Set<string>;
  revoked: Set<string>;
  messages: Set<string>;
  /** Answers that should not have been, whoever was killed. */
  strange: string[];
}

/** The portal does not answer any more. */
class Gone extends Error {}

/**
 * Readers and staff at work with a portal, over HTTP and without script: several readers each take one request after
 * another from the cart to the grant, together with an archivist and an approver, who look through their queues
 * meanwhile. Each ends when the portal does.
 */
export async function workUntilGone(url: string, cookies: Cookies, recordId: string, told: Told): Promise<void> {
  const archivist = new Browser(url, cookies.archivist);
  const approver = new Browser(url, cookies.approver);
  const asking = cookies.readers.map((cookie) =>
    forever(() => fromCartToGrant({ reader: new Browser(url, cookie), archivist, approver }, recordId, told), told),
  );
  const looking = [
    forever(
      () => lookAround(archivist, ['/can-bo?queue=new', '/can-bo?queue=mine', '/can-bo?queue=open&q=thủy']),
      told,
    ),
    forever(() => lookAround(approver, ['/can-bo?queue=to-approve', '/can-bo']), told),
    forever(() => lookAround(new Browser(url, cookies.readers[0]!), ['/tai-khoan', '/tim-kiem?q=đê', '/']), told),
  ];
  await Promise.all([...asking, ...looking]);
}

async function forever(work: () => Promise<void>, told: Told): Promise<void> {
  try {
    for (;;) await work();
  } catch (error) {
    if (!(error instanceof Gone)) told.strange.push(error instanceof Error ? error.message : String(error));
  }
}

async function lookAround(who: Browser, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    await who.page(address);
    await sleep(50);
  }
}

interface Together {
  reader: Browser;
  archivist: Browser;
  approver: Browser;
}

async function fromCartToGrant({ reader, archivist, approver }: Together, recordId: string, told: Told): Promise<void> {
  await reader.send('/gio-yeu-cau', { add: recordId });
  const composed = await reader.send('/gio-yeu-cau', { compose: 'yes' });
  const id = /\/yeu-cau\/([\w-]+)\/soan/.exec(composed)?.[1];
  // After a kill what was in the cart may have gone into a draft already: nobody was told, and the next one goes on.
  if (id === undefined) return;
  const own = `/yeu-cau/${id}`;
  const desk = `/can-bo/yeu-cau/${id}`;
  const form = await reader.page(`${own}/soan?step=all`);
  const receipt = await reader.send(`${own}/soan?step=all`, {
    step: 'all',
    version: valueOf(form, 'version'),
    key: valueOf(form, 'key'),
    item: recordId,
    'use-1': 'reading',
    'reason-1': 'Viết lịch sử xã',
    purpose: 'history',
    subject: 'Lịch sử thủy lợi Sông Châu',
    evidence: 'public-interest',
    'words-public-interest': 'Biên soạn địa chí của xã',
    note: '',
    agreed: 'yes',
    send: 'yes',
  });
  if (!receipt.startsWith(`${own}/bien-nhan`)) throw new Error(`sent, and led to ${receipt.replace(id, 'ID')}`);
  told.sent.add(id);
  await press(archivist, desk, { do: 'claim' });
  const text = `Xin bổ sung ${id}`;
  await reader.send(own, { write: 'yes', text, version: valueOf(await reader.page(own), 'version') });
  told.messages.add(text);
  const item = valueOf(await archivist.page(desk), 'item');
  await press(archivist, desk, { do: 'propose', item, 'decision-outcome': 'granted' });
  await press(approver, desk, { do: 'confirm', item });
  await press(archivist, desk, { do: 'issue' });
  told.decided.add(id);
  if (told.decided.size % 3 > 0) return;
  const page = await approver.page(desk);
  const [, grant] = /value="revoke:([\w-]+)"/.exec(page) ?? [];
  if (grant === undefined) throw new Error('there is no permission to revoke');
  await press(approver, desk, {
    do: grantButton('revoke', grant),
    [grantVersion(grant)]: valueOf(page, grantVersion(grant)),
    [grantField(grant)]: 'Có thông tin đời tư',
  });
  told.revoked.add(id);
}

/** A button of the case's page, as the page has it now. */
async function press(who: Browser, desk: string, form: Record<string, string>): Promise<void> {
  const version = valueOf(await who.page(desk), 'version');
  const to = await who.send(desk, { version, ...form });
  const [done] = (form.do ?? '').split(':');
  if (!to.includes(`done=${done}`)) throw new Error(`${form.do} led to ${to}`);
}

/** The value of the first field of this name. */
function valueOf(page: string, name: string): string {
  const [field] = new RegExp(`<input[^>]* name="${name}"[^>]*>`).exec(page) ?? [];
  const [, value] = /\bvalue="([^"]*)"/.exec(field ?? '') ?? [];
  if (value === undefined) throw new Error(`there is no field ${name}`);
  return value;
}

/** Somebody signed in, whose browser runs no scripts. */
class Browser {
  readonly #url: string;
  readonly #cookie: string;

  constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  async page(address: string): Promise<string> {
    const { status, text } = await this.#ask(address);
    if (status !== 200) throw new Error(`GET ${shape(address)}: ${status}`);
    return text;
  }

  /** @returns where it led */
  async send(address: string, form: Record<string, string>): Promise<string> {
    const body = new URLSearchParams(form);
    const { status, to, text } = await this.#ask(address, { method: 'POST', body });
    if (status !== 303) throw new Error(`POST ${shape(address)} ${form.do ?? ''}: ${status} ${errorsIn(text)}`);
    return to;
  }

  async #ask(address: string, request: RequestInit = {}): Promise<{ status: number; to: string; text: string }> {
    const headers = { cookie: this.#cookie, ...(request.method === 'POST' ? { origin: this.#url } : {}) };
    let answer: { status: number; to: string; text: string };
    try {
      const response = await fetch(this.#url + address, { ...request, headers, redirect: 'manual' });
      const to = response.headers.get('location') ?? '';
      answer = { status: response.status, to, text: await response.text() };
    } catch (error) {
      throw new Gone('the portal is gone', { cause: error });
    }
    return answer;
  }
}

function shape(address: string): string {
  return address.replace(/[\w-]{16,}/g, 'ID');
}

function errorsIn(page: string): string {
  return (/role="alert"[\s\S]*?<\/(?:div|section)>/.exec(page)?.[0] ?? '').replaceAll(/<[^>]*>|\s+/g, ' ').trim();
}
