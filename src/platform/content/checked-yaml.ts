import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { BadContent } from './bad-content.ts';
import { faultOf } from './where-in-yaml.ts';

/**
 * YAML checked against a shape.
 * @throws BadContent with the line of a slip of the pen, or of the key that is missing or wrong
 */
export function checkedYaml<Shape extends z.ZodType>(text: string, shape: Shape, name: string): z.infer<Shape> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const slip = document.errors[0];
  if (slip) {
    const line = slip.linePos?.[0].line;
    throw new BadContent(name, `${line ? `line ${line}: ` : ''}${slip.message.split(/ at line |\n/)[0]}.`);
  }
  const parsed = shape.safeParse(valueOf(() => document.toJS(), name) ?? {});
  if (parsed.success) return parsed.data;
  const { key, line, reason } = faultOf(parsed.error.issues[0], document, lines);
  throw new BadContent(name, `${key ? `key ${key}, ` : ''}line ${line}: ${reason}.`);
}

/** Resolving aliases is where a YAML bomb goes off; the library stops it with an exception. */
function valueOf(read: () => unknown, name: string): unknown {
  try {
    return read();
  } catch {
    throw new BadContent(name, 'uses more YAML aliases than a content file needs; write the values out.');
  }
}
