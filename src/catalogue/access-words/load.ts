import { BadContent } from '../../platform/content/bad-content.ts';
import { checkedYaml } from '../../platform/content/checked-yaml.ts';
import { readText } from '../../platform/content/read-text.ts';
import { makeAccessWords } from './access-words.ts';
import type { ArchiveAccessWords } from './access-words.ts';
import { AccessPolicy, policyInForce, type AccessPolicySet } from './policy.ts';

/**
 * Reads `policy/access.yaml` of the content folder.
 * @param today YYYY-MM-DD: which dated set holds
 * @throws BadContent naming the file, the line and the key
 */
export function loadAccessWords(path: string, today: string): ArchiveAccessWords {
  return readAccessWords(readText(path, path), path, today);
}

/** @throws BadContent */
export function readAccessWords(text: string, path: string, today: string): ArchiveAccessWords {
  const { sets } = checkedYaml(text, AccessPolicy, path);
  refuseSameDay(sets, path);
  const policy = policyInForce(sets, today);
  if (!policy) throw new BadContent(path, 'there is no set.');
  try {
    return makeAccessWords(policy, today);
  } catch (error) {
    throw new BadContent(path, error instanceof Error ? error.message : String(error));
  }
}

/** Of two sets for one day nobody could say which was in force. */
function refuseSameDay(sets: readonly AccessPolicySet[], path: string): void {
  const twice = sets.find(({ validFrom }, at) => sets.findIndex((set) => set.validFrom === validFrom) < at);
  if (twice) throw new BadContent(path, `two sets hold from ${twice.validFrom} on. Give each a day of its own.`);
}
