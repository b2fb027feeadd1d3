import { describe, expect, it } from 'vitest';
import { countries, countryName } from '../../../src/i18n/countries.ts';

describe('countries', () => {
  it('are those of ISO 3166-1, each once, in both languages alike', () => {
    const codes = (lang: 'vi' | 'en') => countries(lang).map(({ code }) => code);
    expect(codes('vi')).toHaveLength(249);
    expect(codes('vi').toSorted()).toEqual(codes('en').toSorted());
    for (const none of ['EU', 'UN', 'XK', 'ZZ', 'SU', 'DD', 'BU']) expect(codes('vi')).not.toContain(none);
    for (const one of ['VN', 'FR', 'LA', 'KH', 'US', 'TL', 'GB']) expect(codes('vi')).toContain(one);
  });

  it('begin with Việt Nam and go on by their names', () => {
    const names = countries('vi').map(({ name }) => name);
    expect(names[0]).toBe('Việt Nam');
    expect(names.slice(1)).toEqual(names.slice(1).toSorted(new Intl.Collator('vi').compare));
  });

  it('are named in the language of the page, and by their code where there is no such country', () => {
    expect(countryName('vi', 'FR')).toBe('Pháp');
    expect(countryName('en', 'FR')).toBe('France');
    expect(countryName('en', 'QQ')).toBe('QQ');
  });
});
