import { requestLeakSuite } from './request-leak-suite.ts';
import { tracesInFiles } from './traces.ts';

requestLeakSuite({
  name: 'the embedded engine and SQLite',
  env: async () => ({}),
  traces: async ({ portal }, plants) => tracesInFiles(`${portal.dataDir}/search`, plants),
});
