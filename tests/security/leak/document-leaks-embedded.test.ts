import { documentLeakSuite } from './document-leak-suite.ts';
import { tracesInFiles } from './traces.ts';

documentLeakSuite({
  name: 'the embedded engine',
  env: {},
  traces: async ({ portal }, plants) => tracesInFiles(`${portal.dataDir}/search`, plants),
});
