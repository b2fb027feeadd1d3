import { giveWay } from '../../src/platform/give-way.ts';

// Suites start imports, and those give way: three suites beside them would leave them a tenth of a core.
giveWay();
