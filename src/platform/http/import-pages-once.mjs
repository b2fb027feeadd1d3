/**
 * Astro imports a page's module at every request, and Node finds it anew each time: some 60 µs, a twentieth of a
 * results page. Once is enough.
 * @type {import('vite').Plugin}
 */
export const importPagesOnce = {
  name: 'phong-doc:import-pages-once',
  enforce: 'post',
  transform: {
    filter: { id: /^\0virtual:astro:pages$/ },
    handler: (code) => `${ONCE}${code.replaceAll(/\(\) => (import\([^)]*\))/g, 'once(() => $1)')}`,
  },
};

const ONCE = 'const once = (load) => { let loaded; return () => (loaded ??= load()); };\n';
