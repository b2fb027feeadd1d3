import type { CopyPolicy, Exemption, Fee } from './policy.ts';

/** What a line costs, as far as the table of fees says. Amounts are whole đồng; null where it says nothing. */
export interface QuoteLine {
  lineId: string;
  pages: number;
  copies: number;
  each: number | null;
  unit: Fee['unit'] | null;
  amount: number | null;
  /** Null where authentication was not asked for. */
  authentication: { each: number | null; amount: number | null } | null;
}

export interface CopyQuote {
  /** The day whose table it was worked out by: that of the order. */
  on: string;
  lines: QuoteLine[];
  /** What of it is let off; missing where nothing is, and in offers made before there was such a thing. */
  reduction?: Reduction;
  /** What is owed. Null where the table lacks a fee for any of it: nothing is guessed. */
  total: number | null;
}

export interface Reduction {
  /** Code of the exemption. */
  exemption: string;
  percent: number;
  /** Whole đồng; null where the total is not known. */
  amount: number | null;
}

export interface PricedLine {
  lineId: string;
  kind: string;
  pages: number;
  copies: number;
  authenticated: boolean;
}

/**
 * Works an order out by the table of fees that held on the day on which it was sent.
 * @param on `YYYY-MM-DD`
 */
export function quoteFor(
  { fees, authenticationFees }: Pick<CopyPolicy, 'fees' | 'authenticationFees'>,
  on: string,
  lines: readonly PricedLine[],
): CopyQuote {
  const priced = lines.map(({ lineId, kind, pages, copies, authenticated }): QuoteLine => {
    const fee = feeOn(
      fees.filter((one) => one.kind === kind),
      on,
    );
    const authentication = feeOn(authenticationFees, on);
    return {
      lineId,
      pages,
      copies,
      each: fee?.amount ?? null,
      unit: fee?.unit ?? null,
      amount: amountOf(fee, pages, copies),
      authentication: authenticated
        ? { each: authentication?.amount ?? null, amount: amountOf(authentication, pages, copies) }
        : null,
    };
  });
  const amounts = priced.flatMap((line) => [line.amount, ...(line.authentication ? [line.authentication.amount] : [])]);
  return { on, lines: priced, total: sumOf(amounts) };
}

/**
 * An offer with a part of it let off. What is owed is rounded down to whole đồng, in the reader's favour.
 * @param percent 1 to 100
 */
export function reduced(quote: CopyQuote, { code, percent }: Pick<Exemption, 'code' | 'percent'>): CopyQuote {
  if (quote.total === null) return { ...quote, reduction: { exemption: code, percent, amount: null } };
  // By hundreds and what is left, so that no product leaves the whole numbers that are exact.
  const rest = quote.total % 100;
  const owed = ((quote.total - rest) / 100) * (100 - percent) + Math.floor((rest * (100 - percent)) / 100);
  return { ...quote, reduction: { exemption: code, percent, amount: quote.total - owed }, total: owed };
}

function feeOn(fees: readonly Fee[], on: string): Fee | undefined {
  return fees.find(({ validFrom, validUntil }) => validFrom <= on && (validUntil === null || on <= validUntil));
}

function amountOf(fee: Fee | undefined, pages: number, copies: number): number | null {
  if (!fee) return null;
  return fee.amount * copies * (fee.unit === 'page' ? pages : 1);
}

function sumOf(amounts: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const amount of amounts) {
    if (amount === null) return null;
    sum += amount;
  }
  return sum;
}
