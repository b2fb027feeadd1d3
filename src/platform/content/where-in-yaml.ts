import { isMap, isNode, isScalar, type Document, type LineCounter } from 'yaml';
import type { z } from 'zod';

/** Where a fault of shape stands in a file, and what it is. */
export interface Fault {
  /** `sets.0.validFrom`; empty for the file as a whole. */
  key: string;
  /** From 1. */
  line: number;
  reason: string;
}

/** A fault that zod found, in the words and with the line of the file that the values came from. */
export function faultOf(issue: z.core.$ZodIssue | undefined, document: Document, lines: LineCounter): Fault {
  const path = (issue?.path ?? []).filter((part) => typeof part !== 'symbol');
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const at = (unknown === undefined ? undefined : offsetOfKey(document, path, unknown)) ?? offsetOf(document, path);
  return { key: path.join('.'), line: lines.linePos(at).line, reason: reasonOf(issue) };
}

/** Where the deepest part of a key path stands that the file has. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** A key that stands where none is expected. */
function offsetOfKey(document: Document, path: readonly (string | number)[], name: string): number | undefined {
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap(map)) return undefined;
  const key = map.items.map((pair) => pair.key).find((each) => isScalar(each) && String(each.value) === name);
  return isScalar(key) ? key.range?.[0] : undefined;
}

/** What zod says of a value that is not there is about JavaScript. */
function reasonOf(issue: z.core.$ZodIssue | undefined): string {
  const message = issue?.message ?? 'is not in the expected shape';
  if (/^Invalid input: .*received undefined$/.test(message)) return 'is missing';
  if (/^Invalid input: .*received null$/.test(message)) return 'has no value';
  return message;
}
