import node from '@astrojs/node';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import { findRoutesByName } from './src/platform/http/find-routes-by-name.mjs';
import { importPagesOnce } from './src/platform/http/import-pages-once.mjs';

export default defineConfig({
  output: 'server',
  // The server round it is ours (src/server.ts): proxies, headers, compression, limits, draining.
  // A page waits for its search before its first byte: sending it in pieces afterwards costs a third of its time.
  adapter: node({ mode: 'middleware', bodySizeLimit: 40 * 1024 * 1024, experimentalDisableStreaming: true }),
  integrations: [preact()],
  trailingSlash: 'never',
  session: false,
  devToolbar: { enabled: false },
  // The content security policy lets no inline style through.
  build: { inlineStylesheets: 'never' },
  // The search page's script is named by its address (`?worker&url`), as modules are served.
  vite: { build: { assetsInlineLimit: 0 }, worker: { format: 'es' }, plugins: [importPagesOnce, findRoutesByName] },
  // Our server has sanitised Host and the forwarded headers before Astro sees them.
  // Where forms come from is asked by our server too (platform/http/same-origin.ts), of every kind of body.
  security: { allowedDomains: [{}], checkOrigin: true },
  logger: { entrypoint: new URL('./src/platform/logging/astro-log.mjs', import.meta.url) },
});
