import { describe, expect, it } from 'vitest';
import type { PublicRecord } from '../../../../src/catalogue/public-view.ts';
import { askStep, nextStep } from '../../../../src/views/cart/next-step.ts';
import type { Standing } from '../../../../src/views/cart/standing.ts';
import { publicRecord } from '../public-record.ts';

const NOBODY: Standing = { inCart: new Set(), permitted: new Set() };
const available = { kind: 'available' } as const;

function withAccess(level: PublicRecord['access']['level'], given: Partial<PublicRecord> = {}): PublicRecord {
  const access = { level, stated: true, serviceState: available };
  return publicRecord({ level: 'file', online: false, childCount: 0, access, ...given });
}

describe("a record's one button", () => {
  it('asks for permission where that is needed, also for what is closed', () => {
    expect(nextStep('vi', withAccess('conditional'), NOBODY)).toEqual({ kind: 'add', text: 'Xin phép sử dụng' });
    expect(nextStep('vi', withAccess('closed'), NOBODY)).toEqual({ kind: 'add', text: 'Xin phép sử dụng' });
  });

  it('books in the reading room what is open on paper', () => {
    expect(nextStep('vi', withAccess('open'), NOBODY)).toEqual({ kind: 'book', text: 'Đặt đọc tại phòng' });
  });

  it('asks whether there is a way where the paper is too weak', () => {
    const access = { level: 'open', stated: true, serviceState: { kind: 'fragile' } } as const;
    expect(nextStep('vi', withAccess('open', { access }), NOBODY)).toEqual({ kind: 'add', text: 'Hỏi để được xem' });
  });

  it('opens the digital copy first, and offers the original beside it', () => {
    const record = withAccess('open', { online: true });
    expect(nextStep('vi', record, NOBODY)).toMatchObject({ kind: 'go', text: 'Đọc ngay' });
    expect(askStep('vi', record, NOBODY.inCart)).toEqual({ kind: 'add', text: 'Xin đọc bản gốc' });
  });

  it('leads to the cart once the record is in it', () => {
    const record = withAccess('conditional');
    const standing = { ...NOBODY, inCart: new Set([record.id]) };
    expect(nextStep('en', record, standing)).toEqual({ kind: 'go', href: '/en/cart', text: 'In your cart' });
  });

  it('leads to the calendar what is in the cart and needs no permission', () => {
    const record = withAccess('open');
    const standing = { ...NOBODY, inCart: new Set([record.id]) };
    expect(nextStep('en', record, standing)).toMatchObject({ kind: 'go', href: '/en/reading-room' });
  });

  it('names the permit of the one who has one', () => {
    const record = withAccess('conditional');
    const standing = { ...NOBODY, permitted: new Set([record.id]) };
    expect(nextStep('vi', record, standing)).toMatchObject({ kind: 'go', text: 'Đọc theo giấy phép' });
  });

  it('looks inside what holds files that are asked for one by one', () => {
    const record = withAccess('conditional', { level: 'box', childCount: 12 });
    expect(nextStep('vi', record, NOBODY)).toMatchObject({ kind: 'go', text: 'Xem bên trong' });
    expect(askStep('vi', record, NOBODY.inCart)).toBeUndefined();
  });
});
