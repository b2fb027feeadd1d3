import { createReadStream } from 'node:fs';
import { constants, inflateSync } from 'node:zlib';

/** An object stream is unpacked up to this. */
const MOST_BYTES = 32 << 20;
/** A dictionary before a stream is no longer than this; what is longer is looked at in pieces of this length. */
const LONGEST_PIECE = 1 << 20;

/**
 * Whether a PDF holds what a viewer might run or unpack: scripts, actions that start programs or send forms, forms of
 * XFA, other files. Looks at all that is written outside of streams, and into streams of objects; what cannot be
 * looked into counts as active.
 */
export async function hasActiveContent(location: string): Promise<boolean> {
  let pending: Buffer = Buffer.alloc(0);
  let body: Buffer[] | 'skipped' | undefined;
  for await (const chunk of createReadStream(location, { highWaterMark: LONGEST_PIECE })) {
    const bytes: Buffer = chunk;
    pending = Buffer.concat([pending, bytes]);
    for (;;) {
      const mark = body === undefined ? streamStart(pending) : pending.indexOf(STREAM_END);
      if (mark < 0) break;
      const piece = pending.subarray(0, mark);
      pending = pending.subarray(mark + (body === undefined ? STREAM.length : STREAM_END.length));
      if (body === undefined) {
        if (isActive(piece)) return true;
        body = OBJECTS.test(piece.subarray(-2000).toString('latin1')) ? [] : 'skipped';
      } else {
        if (body === 'skipped' ? isUnmistakable(piece) : isActiveInside(Buffer.concat([...body, piece]))) return true;
        body = undefined;
      }
    }
    // A mark may be cut in two by the border of a chunk.
    const kept = body === undefined ? LONGEST_PIECE : STREAM_END.length;
    if (pending.length <= kept) continue;
    const passed = pending.subarray(0, pending.length - kept);
    pending = pending.subarray(pending.length - kept);
    if (body === undefined && isActive(Buffer.concat([passed, pending.subarray(0, LONGEST_NAME)]))) return true;
    if (body === 'skipped' && isUnmistakable(passed)) return true;
    if (Array.isArray(body)) body.push(passed);
  }
  return body === undefined && isActive(pending);
}

/** The word that begins a stream, not the end of the one that ends it. */
function streamStart(bytes: Buffer): number {
  for (let at = bytes.indexOf(STREAM); at >= 0; at = bytes.indexOf(STREAM, at + 1)) {
    const after = bytes[at + STREAM.length];
    const isEnd = bytes.toString('latin1', Math.max(0, at - 3), at) === 'end';
    if (!isEnd && (after === 10 || after === 13)) return at;
  }
  return -1;
}

function isActiveInside(packed: Buffer): boolean {
  const start = packed[0] === 13 && packed[1] === 10 ? 2 : 1;
  try {
    return isActive(
      inflateSync(packed.subarray(start), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_BYTES }),
    );
  } catch {
    return true;
  }
}

function isActive(bytes: Buffer): boolean {
  return ACTIVE.test(
    bytes
      .toString('latin1')
      .replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
  );
}

/** What only looks like a stream is skipped by nobody else: long names are looked for there too. */
function isUnmistakable(bytes: Buffer): boolean {
  return LONG_NAMES.some((name) => bytes.includes(name));
}

const LONG_NAMES = ['/JavaScript', '/Launch', '/EmbeddedFile', '/RichMedia', '/SubmitForm', '/ImportData'];
const LONGEST_NAME = 64;
const STREAM = Buffer.from('stream');
const STREAM_END = Buffer.from('endstream');
const OBJECTS = /\/ObjStm\b/;
const ACTIVE =
  /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|XFA|GoToE|Rendition)(?![A-Za-z0-9])/;
