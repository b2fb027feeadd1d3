/**
 * Astro tries its routes one after the other until one fits: a hundred of them before that of a search, which took a
 * fiftieth of its page. A route without parameters is looked up by its name instead: for each of them it is asked once
 * which one fits, so that the answer is the same.
 * @satisfies {import('vite').Plugin}
 */
export const findRoutesByName = {
  name: 'phong-doc:find-routes-by-name',
  transform: {
    filter: { id: /\/astro\/dist\/core\/routing\/router\.js$/ },
    /** @param {string} code @returns {string} */
    handler(code) {
      const parts = code.split(TRIED);
      if (parts.length !== 2) throw new Error(`Astro's router is another one: see ${import.meta.url}`);
      return parts.join(`${ASKED}${TRIED}`).replace('class Router {', `class Router {${BY_NAME}`);
    },
  },
};

const TRIED = 'this.#routes.find(';
const ASKED = 'this.#named(pathname) ?? ';
const BY_NAME = `
  #names;
  #named(pathname) {
    const fits = (name) => (candidate) =>
      candidate.pattern.test(name) || candidate.fallbackRoutes.some(({ pattern }) => pattern.test(name));
    this.#names ??= new Map(
      this.#routes
        .filter(({ params }) => params.length === 0)
        .map(({ route }) => [route, this.#routes.find(fits(route))]),
    );
    return this.#names.get(pathname);
  }
`;
