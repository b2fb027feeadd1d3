import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { AccessPolicy, policyInForce } from './policy.ts';

/**
 * Stands for the set of `policy/access.yaml` that is in force: what was read under another one is read anew.
 * Call `loadAccessWords` first: it explains what is wrong with a file.
 * @param today YYYY-MM-DD
 */
export async function accessPolicyHash(path: string, today: string): Promise<string> {
  const policy = AccessPolicy.parse(parse(await readFile(path, 'utf8')));
  return hash('sha256', JSON.stringify(policyInForce(policy.sets, today)));
}
