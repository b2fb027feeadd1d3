import { execFileSync } from 'node:child_process';
import { constants, getPriority } from 'node:os';
import { expect, it } from 'vitest';

const MODULE = new URL('../../../src/platform/give-way.ts', import.meta.url).href;
const { PRIORITY_BELOW_NORMAL: below, PRIORITY_LOW: low } = constants.priority;

/** @returns the priority of a process that had this one, and gave way */
function afterGivingWay(before: number): number {
  const program = `import { getPriority, setPriority } from 'node:os';
    import { giveWay } from '${MODULE}';
    setPriority(${before});
    giveWay();
    console.log(getPriority());`;
  return Number(execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' }));
}

it('comes after all else, as this suite does: see harness/beside-imports.ts', () => {
  expect(getPriority()).toBeGreaterThanOrEqual(below);
});

it('stays where it was to come later still: only root could take that back', () => {
  expect(afterGivingWay(low)).toBe(low);
});
