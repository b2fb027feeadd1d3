import * as client from 'openid-client';
import { done, refused, type Result } from '../../platform/result.ts';
import type { BadLink } from '../refusals.ts';
import type { Unavailable } from '../people.ts';

/** How the other service is reached (OIDC_… in the environment). */
export interface OutsideSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What its button is called. */
  name: string;
}

/** What must be the same on the way back; goes along in a sealed cookie. */
export interface OutsideChecks {
  state: string;
  nonce: string;
  verifier: string;
}

/** What the other service says of a person. */
export interface OutsidePerson {
  issuer: string;
  subject: string;
  /** Only where the service says that it is theirs. */
  verifiedEmail: string | undefined;
  acr: string | undefined;
  amr: readonly string[];
}

/** An OpenID provider. Everything that knows openid-client. */
export interface Provider {
  /** Where to send somebody. @param back the address that they come back to */
  begin(back: string, checks: OutsideChecks): Promise<Result<string, Unavailable>>;
  /** @param current the whole address that they came back to */
  finish(current: string, checks: OutsideChecks): Promise<Result<OutsidePerson, ProviderRefusal>>;
}
type ProviderRefusal = (Unavailable | BadLink | { code: 'given-up' }) & { reason: string };

const TIMEOUT_SECONDS = 10;

export function createProvider({ issuer, clientId, clientSecret }: OutsideSettings): Provider {
  let found: Promise<client.Configuration> | undefined;
  // Asked when it is needed first: a portal starts without it, and a service that was down is asked again.
  const configuration = async (): Promise<client.Configuration> => {
    const asked = (found ??= discover(issuer, clientId, clientSecret));
    try {
      return await asked;
    } catch (error) {
      if (found === asked) found = undefined;
      throw error;
    }
  };
  return {
    async begin(back, { state, nonce, verifier }) {
      try {
        const config = await configuration();
        const address = client.buildAuthorizationUrl(config, {
          redirect_uri: back,
          scope: 'openid email',
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          state,
          nonce,
        });
        return done(address.href);
      } catch {
        return refused({ code: 'unavailable' });
      }
    },
    async finish(current, checks) {
      try {
        return done(await personBehind(await configuration(), new URL(current), checks));
      } catch (error) {
        return refused(refusalOf(error));
      }
    },
  };
}

export function newChecks(): OutsideChecks {
  return { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
}

function discover(issuer: string, clientId: string, clientSecret: string): Promise<client.Configuration> {
  const server = new URL(issuer);
  // Settings allow http on this machine itself only (platform/config.ts).
  const execute = server.protocol === 'http:' ? [client.allowInsecureRequests] : [];
  return client.discovery(server, clientId, clientSecret, undefined, { execute, timeout: TIMEOUT_SECONDS });
}

async function personBehind(
  config: client.Configuration,
  current: URL,
  { state, nonce, verifier }: OutsideChecks,
): Promise<OutsidePerson> {
  const tokens = await client.authorizationCodeGrant(config, current, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new client.ClientError('no id token');
  // Many services keep the address out of the id token.
  const facts = 'email' in claims ? claims : await client.fetchUserInfo(config, tokens.access_token, claims.sub);
  const isVerified = facts.email_verified === true && typeof facts.email === 'string';
  return {
    issuer: claims.iss,
    subject: claims.sub,
    verifiedEmail: isVerified ? String(facts.email) : undefined,
    acr: typeof claims.acr === 'string' ? claims.acr : undefined,
    amr: Array.isArray(claims.amr) ? claims.amr.map(String) : [],
  };
}

function refusalOf(error: unknown): ProviderRefusal {
  if (error instanceof client.AuthorizationResponseError) {
    return { code: error.error === 'access_denied' ? 'given-up' : 'bad-link', reason: asCode(error.error) };
  }
  if (error instanceof client.ResponseBodyError) return { code: 'bad-link', reason: asCode(error.error) };
  const code = error instanceof client.ClientError ? (error.code ?? 'unknown') : 'unreachable';
  const isSilent = !(error instanceof client.ClientError) || SILENT.has(code);
  return { code: isSilent ? 'unavailable' : 'bad-link', reason: code };
}

/** Words of the other service go into the log as far as they are codes: the address they came by anybody can write. */
function asCode(word: string): string {
  return /^[a-z_]{1,60}$/.test(word) ? word : 'other';
}

/** Codes of openid-client that say that nothing came, or nothing of use. */
const SILENT = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]);
