import { readFile } from 'node:fs/promises';
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { makeAccessWords } from './access-words.ts';
import type { ArchiveAccessWords } from './access-words.ts';
import { AccessPolicy, policyInForce } from './policy.ts';

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
  const text = await readFile(path, 'utf8').catch(() => {
    throw new BadAccessPolicy(`${path} cannot be read: it must say what the words about access mean.`);
  });
  return readAccessWords(text, path, today);
}

/** @throws BadAccessPolicy */
export function readAccessWords(text: string, path: string, today: string): ArchiveAccessWords {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fault = document.errors[0];
  if (fault)
    throw new BadAccessPolicy(`${path}, line ${lines.linePos(fault.pos[0]).line}: ${firstLine(fault.message)}`);
  const parsed = AccessPolicy.safeParse(document.toJS());
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const keys = (issue?.path ?? []).filter((key) => typeof key !== 'symbol');
    const line = lines.linePos(offsetOf(document, keys)).line;
    throw new BadAccessPolicy(
      `${path}, line ${line}, ${keys.join('.') || 'the file'}: ${issue?.message ?? 'not usable'}`,
    );
  }
  const policy = policyInForce(parsed.data.sets, today);
  if (!policy) throw new BadAccessPolicy(`${path}: there is no set.`);
  try {
    return makeAccessWords(policy, today);
  } catch (error) {
    throw new BadAccessPolicy(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Where the deepest part of a key path stands that the file has. */
function offsetOf(document: Document.Parsed, keys: readonly (string | number)[]): number {
  for (let length = keys.length; length > 0; length--) {
    const node: unknown = document.getIn(keys.slice(0, length), true);
    if (isMap(node) || isSeq(node) || isScalar(node) || isAlias(node)) return node.range?.[0] ?? 0;
  }
  return 0;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
