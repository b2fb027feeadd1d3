import { describe, expect, it } from 'vitest';
import { languageOfText } from '../../../src/i18n/text-language.ts';

describe('the language of a piece of a description', () => {
  it('is marked where it is not the page’s own and its letters give it away', () => {
    expect(languageOfText('Ủy ban hành chính', 'en')).toBe('vi');
    expect(languageOfText('Ủy ban hành chính', 'vi')).toBeUndefined();
    expect(languageOfText('珠江府地簿集', 'vi')).toBe('zh-Hant');
    expect(languageOfText('عريضة إلى المقيم', 'vi')).toBe('ar');
    expect(languageOfText('Réparation des digues', 'vi', ['fr'])).toBe('fr');
  });

  it('is not guessed where the letters could be of several', () => {
    expect(languageOfText('Rapport sur les digues', 'vi', ['fr'])).toBeUndefined();
    expect(languageOfText('Réparation', 'vi', ['fr', 'vi'])).toBeUndefined();
  });

  it('is seen through decomposed letters too', () => {
    expect(languageOfText('Ủy ban'.normalize('NFD'), 'en')).toBe('vi');
  });
});
