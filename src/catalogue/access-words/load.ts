import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { faultOf } from '../../platform/content/where-in-yaml.ts';
import { makeAccessWords } from './access-words.ts';
import type { ArchiveAccessWords } from './access-words.ts';
import { AccessPolicy, policyInForce, type AccessPolicySet } from './policy.ts';

/** The policy file cannot be used; the message names the file, the line and the key. */
export class BadAccessPolicy extends Error {
  override readonly name = 'BadAccessPolicy';
}

/**
 * Reads `policy/access.yaml` of the content folder.
 * @param today YYYY-MM-DD: which dated set holds
 * @throws BadAccessPolicy
 */
export async function loadAccessWords(path: string, today: string): Promise<ArchiveAccessWords> {
  const bytes = await readFile(path).catch((error: unknown) => {
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new BadAccessPolicy(`${path} cannot be read${why}: it must say what the words about access mean.`);
  });
  if (!isUtf8(bytes)) throw new BadAccessPolicy(`${path} is not UTF-8 text; save it again as UTF-8.`);
  return readAccessWords(bytes.toString(), path, today);
}

/** @throws BadAccessPolicy */
export function readAccessWords(text: string, path: string, today: string): ArchiveAccessWords {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fault = document.errors[0];
  if (fault)
    throw new BadAccessPolicy(`${path}, line ${lines.linePos(fault.pos[0]).line}: ${firstLine(fault.message)}`);
  const parsed = AccessPolicy.safeParse(valueOf(document, path));
  if (!parsed.success) {
    const { key, line, reason } = faultOf(parsed.error.issues[0], document, lines);
    throw new BadAccessPolicy(`${path}, line ${line}, ${key || 'the file'}: ${reason}`);
  }
  refuseSameDay(parsed.data.sets, path);
  const policy = policyInForce(parsed.data.sets, today);
  if (!policy) throw new BadAccessPolicy(`${path}: there is no set.`);
  try {
    return makeAccessWords(policy, today);
  } catch (error) {
    throw new BadAccessPolicy(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Resolving aliases is where a YAML bomb goes off; the library stops it with an exception. */
function valueOf(document: Document, path: string): unknown {
  try {
    return document.toJS();
  } catch {
    throw new BadAccessPolicy(`${path} uses more YAML aliases than a policy needs; write the values out.`);
  }
}

/** Of two sets for one day nobody could say which was in force. */
function refuseSameDay(sets: readonly AccessPolicySet[], path: string): void {
  const twice = sets.find(({ validFrom }, at) => sets.findIndex((set) => set.validFrom === validFrom) < at);
  if (twice)
    throw new BadAccessPolicy(`${path}: two sets hold from ${twice.validFrom} on. Give each a day of its own.`);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
