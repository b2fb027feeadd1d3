import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';

/** One line that tells the operator which setting to change; printed without a stack, exit code 2. */
export class BadSetting extends Error {
  override readonly name = 'BadSetting';
}

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4321),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('var'),
  CONTENT_DIR: z.string().min(1).default('content'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  MEILI_URL: z.url({ protocol: /^https?$/ }).optional(),
  MEILI_KEY: z.string().optional(),
  MEILI_PREFIX: z
    .string()
    .regex(/^[a-zA-Z0-9_-]{1,60}$/)
    .default('phongdoc'),
  CLAMD_URL: z.url({ protocol: /^(tcp|unix)$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  OCR_CORES: z.coerce.number().int().min(1).max(256).optional(),
  TRUSTED_PROXIES: z.string().default(''),
  SECRET_KEY: z
    .string()
    .min(32, 'it needs at least 32 characters')
    .refine(isHardToGuess, 'it can be guessed; make one with: openssl rand -base64 32')
    .optional(),
  OIDC_ISSUER: z.url().refine(isSafeIssuer, 'it must begin with https:// (http:// on this machine only)').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60, 'it is longer than a button').optional(),
});

export interface Config {
  port: number;
  host: string;
  /** Without a trailing slash; undefined means: whatever address the server listens on. */
  publicUrl?: string;
  /** Absolute. */
  dataDir: string;
  contentDir: string;
  databaseUrl?: string;
  meili?: { url: string; key?: string; prefix: string };
  /** The server that takes mail, with user and password where it wants them; undefined: letters become files. */
  smtpUrl?: string;
  /** ClamAV's daemon, which looks at every file that readers send; undefined: nobody does. */
  clamdUrl?: string;
  /** Processes at most that read scans, each of which keeps one core busy. */
  ocrCores: number;
  /** Undefined: a random one, kept in the data folder (platform/secret-key.ts). */
  secretKey?: string;
  /** The service where people may sign in instead. */
  oidc?: { issuer: string; clientId: string; clientSecret: string; name: string };
  /** Addresses and CIDR ranges whose X-Forwarded-* headers are believed. */
  trustedProxies: string[];
}

/**
 * Reads the environment, once, at start. Empty values count as unset.
 * @throws BadSetting naming the variable and what it takes
 */
export function readConfig(env: Record<string, string | undefined>, root = process.cwd()): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new BadSetting(
      `${issue.path.join('.')} is not usable: ${issue.message}. See the table of settings in README.md.`,
    );
  }
  const e = parsed.data;
  return {
    port: e.PORT,
    host: e.HOST,
    publicUrl: e.PUBLIC_URL?.replace(/\/+$/, ''),
    dataDir: resolve(root, e.DATA_DIR),
    contentDir: resolve(root, e.CONTENT_DIR),
    databaseUrl: e.DATABASE_URL,
    meili: e.MEILI_URL ? { url: e.MEILI_URL, key: e.MEILI_KEY, prefix: e.MEILI_PREFIX } : undefined,
    smtpUrl: e.SMTP_URL,
    clamdUrl: e.CLAMD_URL,
    secretKey: e.SECRET_KEY,
    oidc: oidcOf(e),
    ocrCores: e.OCR_CORES ?? Math.max(1, availableParallelism() - 1),
    trustedProxies: e.TRUSTED_PROXIES.split(',')
      .map((s) => s.trim())
      .filter(Boolean),
  };
}

/** Words that stand in examples, and whatever is the same few signs over and over. */
function isHardToGuess(key: string): boolean {
  return new Set(key).size >= 10 && !/change|secret|example|default|password|replace|your|0123456789/i.test(key);
}

function isSafeIssuer(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

function oidcOf(e: z.infer<typeof Environment>): Config['oidc'] {
  if (!e.OIDC_ISSUER) return undefined;
  const { OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = e;
  if (!clientId || !clientSecret) {
    throw new BadSetting(
      'OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET. See the table of settings in README.md.',
    );
  }
  return { issuer: e.OIDC_ISSUER, clientId, clientSecret, name: e.OIDC_NAME ?? new URL(e.OIDC_ISSUER).hostname };
}
