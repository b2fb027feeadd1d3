/** Why an image is not made: what was asked for is wrong (400), or is not done here (501). */
export interface Refused {
  status: 400 | 501;
  /** One plain English sentence. */
  detail: string;
}

export function isRefused(read: object): read is Refused {
  return 'detail' in read;
}

export function wrong(detail: string): Refused {
  return { status: 400, detail };
}
