import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

/** Markup gets services handed to it (Astro.locals.services): it imports types, words and pure functions only. */
const NOT_FOR_MARKUP = [
  {
    group: [
      '**/storage/**',
      '**/engines/**',
      '**/ingest/**',
      '**/cli/**',
      '**/platform/database/**',
      '**/platform/http/**',
      '**/platform/logging/**',
      '**/services.ts',
      '**/server.ts',
    ],
    allowTypeImports: true,
    message: 'Pages and views ask Astro.locals.services.',
  },
];

export default tseslint.config(
  { ignores: ['dist/', 'var/', '.astro/', 'node_modules/', 'test-results/'] },
  ...tseslint.configs.strict,
  ...astro.configs.recommended,
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      // A guard or a noUncheckedIndexedAccess lookup that cannot fail is said so with `!`, as tsc is told.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_$' }],
      eqeqeq: ['error', 'always'],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Export by name.' }],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
    },
  },
  {
    // Frameworks demand a default export there.
    files: ['*.config.{ts,mjs}', '.dependency-cruiser.mjs', 'src/**/*.mjs', 'tests/harness/portal-for-browsers.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // The arrows of .dependency-cruiser.mjs, for the files it cannot read.
    files: ['src/**/*.astro'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: NOT_FOR_MARKUP }],
    },
  },
  {
    files: ['src/views/**/*.astro'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [...NOT_FOR_MARKUP, { group: ['**/pages/**'], message: 'Nothing imports pages.' }] },
      ],
    },
  },
  {
    files: ['bin/**', 'tests/bench/**'],
    rules: { 'no-console': 'off' },
  },
);
