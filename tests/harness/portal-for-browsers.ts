import { startPortal } from './portal.ts';

/** One portal with the sample archive for all browser suites; its address is in PORTAL_URL. */
export default async function setup(): Promise<() => Promise<void>> {
  const portal = await startPortal();
  process.env.PORTAL_URL = portal.url;
  return () => portal.stop();
}
