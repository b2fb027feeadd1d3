import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BadContent, readContent } from '../../../src/platform/content.ts';
import { ContentSandbox } from './sandbox.ts';

let sandbox: ContentSandbox;
beforeEach(() => {
  sandbox = new ContentSandbox();
});
afterEach(() => sandbox.remove());

function refusal(): string {
  try {
    readContent(sandbox.folder);
  } catch (error) {
    expect(error).toBeInstanceOf(BadContent);
    const { message } = error as BadContent;
    expect(message).not.toContain('\n');
    return message;
  }
  throw new Error('The content was accepted.');
}

describe('a profile that cannot be used is refused in one line that names the file and the key', () => {
  test('no profile at all', () => {
    rmSync(join(sandbox.folder, 'archive.yaml'));
    expect(refusal()).toMatch(/^content\/archive\.yaml: is missing/);
  });

  test('a slip in the YAML, with its line', () => {
    sandbox.write('archive.yaml', 'name:\n  vi: [một\n  en: One\n');
    expect(refusal()).toMatch(/^content\/archive\.yaml: line \d+: /);
  });

  test.each([
    ['a text in one language only', /^ {2}en: Sông Châu Province\n/m, '', 'place.en'],
    ['a key nobody knows', /^telephone:/m, 'phone:', 'telephone'],
    ['an e-mail address that is none', /^email: .*$/m, 'email: phòng đọc', 'email'],
    ['no opening hours', /^hours:[\s\S]*?\n(?=# A notice)/m, 'hours: []\n', 'hours'],
    ['a day that does not exist', "'2026-11-10'", "'2026-02-30'", 'notices.0.from'],
    ['a notice that ends before it begins', "'2026-11-10'", "'2026-12-10'", 'notices.0.until'],
    ['arms outside the folder', 'arms: arms.svg', 'arms: ../arms.svg', 'arms'],
    [
      'a colour that is more than a colour',
      'arms: arms.svg',
      "colours: { lacquer: 'red; } body { }' }",
      'colours.lacquer',
    ],
    ['a colour named like a selector', 'arms: arms.svg', "colours: { '} body': '#fff' }", 'colours'],
  ])('%s', (_, piece, by, key) => {
    sandbox.changeProfile(piece, by);
    const message = refusal();
    expect(message).toMatch(/^content\/archive\.yaml: key /);
    expect(message).toContain(key);
  });

  test('a file that is not UTF-8', () => {
    sandbox.write('archive.yaml', Buffer.from('name: { vi: Ph\xf2ng, en: Room }', 'latin1'));
    expect(refusal()).toMatch(/UTF-8/);
  });

  test('aliases that multiply', () => {
    const levels = Array.from(
      { length: 30 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array(10).fill(`*l${i}`).join(', ')}]`,
    );
    sandbox.write('archive.yaml', `l0: &l0 [x]\n${levels.join('\n')}\n`);
    expect(refusal()).toMatch(/aliases/);
  });
});

describe('arms hold shapes only', () => {
  test.each([
    ['a script', '<svg><script>alert(1)</script></svg>'],
    ['a link', '<svg><a href="https://example.org"><path d="M0 0"/></a></svg>'],
    ['a picture', '<svg><image href="x.png"/></svg>'],
    ['markup of another kind', '<svg><foreignObject><p>x</p></foreignObject></svg>'],
    ['an event handler', '<svg onload="alert(1)"></svg>'],
    ['a style', '<svg style="background:url(//example.org)"></svg>'],
    ['a paint from elsewhere', '<svg><path fill="url(https://example.org/#a)" d="M0 0"/></svg>'],
    ['a doctype', '<!DOCTYPE svg [<!ENTITY a "x">]><svg><title>&a;</title></svg>'],
    ['no drawing at all', '<html><body>x</body></html>'],
    ['a tag left open', '<svg><g></svg>'],
  ])('%s is refused', (_, svg) => {
    sandbox.write('arms.svg', svg);
    expect(refusal()).toMatch(/^content\/arms\.svg: /);
  });

  test('shapes are kept, with paints that follow the page, and comments are dropped', () => {
    sandbox.write(
      'arms.svg',
      '<svg viewBox="0 0 4 4"><!-- x --><title>A &amp; B</title><path d="M0 0h4" fill="var(--lacquer)"/></svg>',
    );
    expect(readContent(sandbox.folder).profile.arms).toBe(
      '<svg viewBox="0 0 4 4"><title>A &amp; B</title><path d="M0 0h4" fill="var(--lacquer)"></path></svg>',
    );
  });
});
