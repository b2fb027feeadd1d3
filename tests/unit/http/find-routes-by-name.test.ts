import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

interface Route {
  route: string;
  params: string[];
  pattern: RegExp;
}
interface Router {
  match(pathname: string): { type: string; route?: Route };
}

const PLUGIN = new URL('../../../src/platform/http/find-routes-by-name.mjs', import.meta.url);
const { findRoutesByName } = (await import(PLUGIN.href)) as {
  findRoutesByName: { transform: { handler: (code: string) => string } };
};
const ROUTER = new URL('../../../node_modules/astro/dist/core/routing/router.js', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'phong-doc-router-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let tried = 0;
/** In the order in which Astro sorts them all the same; `/phong` stands behind one that fits it too. */
const ROUTES = ['/404', '/ho-so', '/ho-so/[id]', '/ho-so/moi', '/phong', '/[page]', '/'].map((route) => {
  const pattern = new RegExp(`^${route.replaceAll(/\[\w+\]/g, '[^/]+')}$`);
  const test = pattern.test.bind(pattern);
  pattern.test = (path) => ++tried > 0 && test(path);
  const segments = route
    .split('/')
    .filter(Boolean)
    .map((content) => [{ content, dynamic: content.startsWith('['), spread: false }]);
  const params = Array.from(route.matchAll(/\[(\w+)\]/g), ([, name]) => name!);
  return { route, params, pattern, segments, fallbackRoutes: [], type: 'page' };
});

async function routerFrom(name: string, code: string): Promise<Router> {
  const file = join(folder, name);
  writeFileSync(
    file,
    code.replaceAll(/from "(\.[^"]+)"/g, (_, path: string) => `from "${new URL(path, ROUTER).href}"`),
  );
  const { Router } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
    Router: new (routes: object[], options: object) => Router;
  };
  return new Router(ROUTES, { base: '/', trailingSlash: 'never', buildFormat: 'directory' });
}

describe('A route without parameters', () => {
  const code = readFileSync(ROUTER, 'utf8');
  const handler = findRoutesByName.transform.handler.bind(undefined);

  it('is found by its name, and the same one that Astro finds by trying', async () => {
    const trying = await routerFrom('trying.mjs', code);
    const naming = await routerFrom('naming.mjs', handler(code));
    for (const path of ['/', '/ho-so', '/ho-so/moi', '/ho-so/abc', '/phong', '/tin', '/404', '/a/b/c', '/ho-so/[id]']) {
      expect(naming.match(path), path).toEqual(trying.match(path));
    }
    tried = 0;
    expect(naming.match('/phong').route?.route).toBe('/phong');
    expect(tried).toBe(0);
  });

  it('is not looked for in a router that works otherwise: the build says so', () => {
    expect(() => handler('class Router { match() {} }')).toThrow(/router is another one/);
  });
});
