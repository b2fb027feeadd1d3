/**
 * The arrows of the house (ARCHITECTURE.md): pages → views, interchange → services → domain → platform.
 * Imports of types alone bind nothing at run time; where they are free, the rule says `type-only`.
 * What .astro files import is held to the same arrows by eslint.config.mjs, since this tool cannot read them.
 */
const DOMAIN = 'catalogue|documents|ingest|search|readers|requests|visits|copies|statistics';
const FACES = 'pages|views|islands|cli|server\\.ts';
const ADAPTERS = 'storage/|engines/';
const notTypes = { dependencyTypesNot: ['type-only'] };

export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'nothing-imports-pages', severity: 'error', from: { pathNot: '^src/pages/' }, to: { path: '^src/pages/' } },
    {
      name: 'storage-and-engines-belong-to-their-domain',
      comment: 'Only where parts are put together may reach into them: the services, a command, a thread of its own.',
      severity: 'error',
      from: {
        path: `^src/([^/]+)`,
        pathNot:
          '^src/(services\\.ts$|open-(people|privacy|reading|requests|visits|copies|statistics)\\.ts$|cli/|search/indexing/indexing-worker\\.ts$)',
      },
      to: { path: `^src/(${DOMAIN})/(${ADAPTERS})`, pathNot: '^src/$1/' },
    },
    {
      name: 'platform-knows-no-domain',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: `^src/(${DOMAIN}|interchange|i18n|services\\.ts|${FACES})`, ...notTypes },
    },
    {
      name: 'catalogue-stands-alone',
      severity: 'error',
      from: { path: '^src/catalogue/' },
      to: { path: '^src/(documents|ingest|search|readers)/' },
    },
    {
      name: 'catalogue-answers-requests-by-their-port',
      severity: 'error',
      from: { path: '^src/catalogue/' },
      to: { path: '^src/requests/', ...notTypes },
    },
    {
      name: 'requests-know-readers-and-records-by-types-and-rules',
      comment: 'What they must know of a record they ask through their port, record-facts.ts.',
      severity: 'error',
      from: { path: '^src/requests/' },
      to: { path: '^src/(documents|ingest|search)/' },
    },
    {
      name: 'requests-know-nothing-of-what-follows-them',
      severity: 'error',
      from: { path: '^src/(catalogue|readers|requests)/' },
      to: { path: '^src/(visits|copies|statistics)/', ...notTypes },
    },
    {
      name: 'visits-and-copies-know-requests-and-readers-by-types-and-rules',
      comment: 'What is counted of them goes through a port of theirs, which statistics answer.',
      severity: 'error',
      from: { path: '^src/(visits|copies)/' },
      to: { path: '^src/(documents|ingest|search|statistics)/', ...notTypes },
    },
    {
      name: 'documents-know-only-types-of-the-catalogue',
      comment: 'Opening files takes no knowledge of records; the import brings both together.',
      severity: 'error',
      from: { path: '^src/documents/' },
      to: { path: '^src/(catalogue|ingest|search)/', ...notTypes },
    },
    {
      name: 'search-opens-no-documents',
      severity: 'error',
      from: { path: '^src/search/' },
      to: { path: '^src/documents/' },
    },
    {
      name: 'search-and-ingest-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/(ingest|search)/' },
      to: { path: '^src/(ingest|search)/', pathNot: '^src/$1/' },
    },
    {
      name: 'readers-know-nothing-of-records-and-requests',
      comment: 'Of the search they use how Vietnamese words are compared: names are found by it.',
      severity: 'error',
      from: { path: '^src/readers/' },
      to: { path: '^src/(catalogue|documents|ingest|search|requests)/', pathNot: '^src/search/vietnamese/' },
    },
    {
      name: 'domain-knows-no-face',
      severity: 'error',
      from: { path: `^src/(${DOMAIN})/` },
      to: { path: `^src/(interchange|i18n|services\\.ts|${FACES})` },
    },
    {
      name: 'words-know-only-the-domain',
      severity: 'error',
      from: { path: '^src/i18n/' },
      to: { path: `^src/(interchange|ingest|services\\.ts|platform/(database|http|logging)|${FACES})` },
    },
    {
      name: 'faces-ask-services',
      comment: 'Pages, views and interchange get services handed to them, and import only types and pure functions.',
      severity: 'error',
      from: { path: '^src/(pages|views|islands|interchange)/' },
      to: {
        path: '^src/(ingest|documents/(formats|ocr|workshop)/|cli|server\\.ts|services\\.ts|platform/(database|http|logging))',
        ...notTypes,
      },
    },
    {
      name: 'interchange-and-islands-know-no-view',
      severity: 'error',
      from: { path: '^src/(interchange|islands)/' },
      to: { path: '^src/views/' },
    },
    {
      name: 'only-the-command-line-starts-things',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli/|server\\.ts$)' },
      to: { path: '^src/(cli/|server\\.ts$)' },
    },
    {
      name: 'no-undeclared-packages',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.astro$|^astro:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
