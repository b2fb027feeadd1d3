import { closingSuite } from './closing-suite.ts';
import { tracesInFiles } from './traces.ts';

closingSuite({
  name: 'the embedded engine',
  env: async () => ({}),
  traces: async ({ portal }, plants) => tracesInFiles(`${portal.dataDir}/search`, plants),
});
