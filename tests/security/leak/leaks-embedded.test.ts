import { leakSuite } from './leak-suite.ts';
import { tracesInFiles } from './traces.ts';

leakSuite({
  name: 'the embedded engine',
  env: () => ({}),
  traces: async ({ portal }, plants) => tracesInFiles(`${portal.dataDir}/search`, plants),
});
