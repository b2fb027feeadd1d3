import type { CopyPolicy, Fee } from './policy.ts';

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
  /** Null where the table lacks a fee for any of it: nothing is guessed. */
  total: number | null;
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
