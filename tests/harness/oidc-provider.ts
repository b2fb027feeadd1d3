import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type Configuration } from 'oidc-provider';

/** What the other service says of the person who signs in there next. */
export interface OutsideAnswer {
  subject: string;
  email: string;
  emailVerified: boolean;
  amr?: string[];
  /** They press "no" there. */
  refuses?: boolean;
}

/** How the portal is known there. */
export const OIDC_CLIENT = {
  clientId: 'phong-doc',
  clientSecret: 'a secret that only this test and its provider know',
};

export interface TestProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who signs in there from now on. */
  next(answer: OutsideAnswer): void;
  /**
   * Goes where a browser would be sent, signs in there, and follows it until it is sent back.
   * @returns the address that it is sent back to
   */
  walk(to: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * A real OpenID provider in this process, whose only page is a sign-in that always passes.
 * @param back where it may send people
 */
export async function startOidcProvider(back: string, port = 0): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { clientId, clientSecret } = OIDC_CLIENT;
  let answer: OutsideAnswer = { subject: 'nobody', email: 'nobody@ngoai.example', emailVerified: false };
  const settings: Configuration = {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [back] }],
    pkce: { required: () => true },
    claims: { openid: ['sub', 'acr', 'amr'], email: ['email', 'email_verified'] },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    cookies: { keys: ['a key for the cookies of a test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, email: answer.email, email_verified: answer.emailVerified }),
    }),
  };
  const provider = new Provider(issuer, settings);
  const serveProvider = provider.callback();
  server.on('request', (req, res) => {
    if (!req.url?.startsWith('/interaction/')) return void serveProvider(req, res);
    void interact(provider, answer, req, res);
  });
  return {
    issuer,
    clientId,
    clientSecret,
    next: (given) => void (answer = given),
    walk: (to) => walk(to, back),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Request = Parameters<Provider['interactionDetails']>[0];
type Response = Parameters<Provider['interactionDetails']>[1];

async function interact(provider: Provider, answer: OutsideAnswer, req: Request, res: Response): Promise<void> {
  const { params, grantId, session } = await provider.interactionDetails(req, res);
  if (answer.refuses) {
    return provider.interactionFinished(req, res, { error: 'access_denied', error_description: 'pressed no' });
  }
  const accountId = session?.accountId ?? answer.subject;
  const known = grantId ? await provider.Grant.find(grantId) : undefined;
  const grant = known ?? new provider.Grant({ accountId, clientId: String(params['client_id']) });
  grant.addOIDCScope('openid email');
  const consent = { grantId: await grant.save() };
  const login = {
    accountId,
    ...(answer.amr ? { amr: answer.amr } : {}),
  };
  await provider.interactionFinished(req, res, { login, consent }, { mergeWithLastSubmission: true });
}

/** A browser without a page: follows redirects with the provider's cookies. */
async function walk(to: string, back: string): Promise<string> {
  const jar = new Map<string, string>();
  let address = to;
  for (let steps = 0; steps < 20 && !address.startsWith(back); steps++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (!location) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
    address = new URL(location, address).href;
  }
  return address;
}
