import { describe, expect, it } from 'vitest';
import { toneInPlace } from '../../../src/search/vietnamese/tone-place.ts';

describe('the tone of an open syllable', () => {
  it.each([
    ['Uỷ ban Hoà Bình', 'Ủy ban Hòa Bình'],
    ['UỶ BAN, THUỴ KHUÊ', 'ỦY BAN, THỤY KHUÊ'],
    ['đạo Hoà Hảo; hoả hoạn, xã Toạ', 'đạo Hòa Hảo; hỏa hoạn, xã Tọa'],
    ['thuý'.normalize('NFD'), 'thúy'],
  ])('stands on its first vowel: %s', (written, placed) => {
    expect(toneInPlace(written)).toBe(placed);
    expect(toneInPlace(placed)).toBe(placed);
  });

  it.each(['quý, Quỳ Châu', 'hoàn toàn, huỳnh, khoáng, tuýp', 'Noé, khoẻ', 'Đà Nẵng', 'à ỷ'])(
    'stays where there is one spelling only: %s',
    (text) => expect(toneInPlace(text)).toBe(text),
  );
});
