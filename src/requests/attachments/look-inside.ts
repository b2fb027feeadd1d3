import yauzl from 'yauzl';
import type { AttachmentRefusal } from './attachments.ts';

type Fault = Extract<AttachmentRefusal, { code: 'damaged' | 'unfolds-too-far' | 'kind' }>;

/** What a letter with pictures comes to, many times over. */
const MOST_ENTRIES = 2_000;
const MOST_UNFOLDED_BYTES = 100 * 1024 * 1024;
const NEEDED = ['[Content_Types].xml', 'word/document.xml'];
const END_OF_ZIP = Buffer.from('PK\u0005\u0006', 'latin1');
const LONGEST_ZIP_END = 65_557;

/** A Word file by the list of what is in it; nothing of it is unfolded. Macros make it another kind. */
export async function lookIntoWord(content: Uint8Array): Promise<Fault | undefined> {
  const names = new Set<string>();
  let entries = 0;
  let unfolded = 0;
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(content), { lazyEntries: true });
    for await (const entry of zip.eachEntry()) {
      names.add(entry.fileName);
      entries += 1;
      unfolded += entry.uncompressedSize;
      if (entries > MOST_ENTRIES || unfolded > MOST_UNFOLDED_BYTES) return { code: 'unfolds-too-far' };
    }
  } catch {
    return { code: 'damaged' };
  }
  if ([...names].some((name) => /vbaProject|\.(?:exe|dll|js|vbs)$/i.test(name))) return { code: 'kind' };
  return NEEDED.every((name) => names.has(name)) ? undefined : { code: 'kind' };
}

/** A PDF that ends as one, and is no package as well: what one program shows, another would open as something else. */
export function lookIntoPdf(content: Uint8Array): Fault | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) return { code: 'kind' };
  const tail = bytes.subarray(-LONGEST_ZIP_END);
  const end = tail.lastIndexOf(END_OF_ZIP);
  if (end >= 0 && end + 22 <= tail.length && end + 22 + tail.readUInt16LE(end + 20) === tail.length) {
    return { code: 'damaged' };
  }
  return tail.lastIndexOf('%%EOF') >= 0 ? undefined : { code: 'damaged' };
}
