import { createHash } from 'node:crypto';
import islandScript from 'astro/runtime/server/astro-island.prebuilt.js';
import { ISLAND_STYLES } from 'astro/runtime/server/astro-island-styles.js';
import idleScript from 'astro/runtime/client/idle.prebuilt.js';
import loadScript from 'astro/runtime/client/load.prebuilt.js';
import mediaScript from 'astro/runtime/client/media.prebuilt.js';
import onlyScript from 'astro/runtime/client/only.prebuilt.js';
import visibleScript from 'astro/runtime/client/visible.prebuilt.js';

/** The few lines Astro writes into a page to wake its islands; every other script is a file of ours. */
const ISLAND_SCRIPTS = [islandScript, idleScript, loadScript, mediaScript, onlyScript, visibleScript];

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function contentSecurityPolicy(isHttps: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${ISLAND_SCRIPTS.map(hashSource).join(' ')}`,
    `style-src 'self' ${hashSource(ISLAND_STYLES)}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/**
 * The headers of every answer whatever it is: page, file, JSON, error. One fixed policy instead of Astro's own,
 * which covers pages only and is built anew for each (a quarter of a small page's time).
 * @param publicUrl https there means that browsers may be told to stay on it
 */
export function securityHeaders(publicUrl: string | undefined): Record<string, string> {
  const isHttps = publicUrl?.startsWith('https:') ?? false;
  return {
    'Content-Security-Policy': contentSecurityPolicy(isHttps),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(isHttps ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}
