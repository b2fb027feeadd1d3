import { MIMEType } from 'node:util';
import { MOST_FIELDS } from '../../platform/one-sending.ts';

/**
 * Lets the body of a form through, and breaks it off where it holds more fields than any page of ours. Taking a field
 * apart costs some thirty microseconds of everybody's time, and a body has room for a million.
 * @param type a form's media type; what parts the fields is read from it as the body's reader will read it (WHATWG)
 * @throws for a type that is none
 */
export function countFields(type: string): TransformStream<Uint8Array, Uint8Array> {
  const sign = Buffer.from(signBetween(new MIMEType(type)));
  let tail: Buffer = Buffer.alloc(0);
  let count = 0;
  return new TransformStream({
    transform(chunk, controller) {
      // The sign may begin in one piece and end in the next.
      const read = Buffer.concat([tail, chunk]);
      for (let at = read.indexOf(sign); at >= 0; at = read.indexOf(sign, at + sign.length)) {
        count++;
        if (count > MOST_FIELDS) return controller.error(new RangeError('More fields than a form has'));
      }
      tail = sign.length > 1 ? read.subarray(-(sign.length - 1)) : tail;
      controller.enqueue(chunk);
    },
  });
}

function signBetween({ essence, params }: MIMEType): string {
  return essence === 'multipart/form-data' ? `--${params.get('boundary') ?? ''}` : '&';
}
