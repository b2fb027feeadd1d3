import { describe, expect, it } from 'vitest';
import { cookieJar } from '../../../src/platform/http/cookies.ts';

describe('a cookie', () => {
  it('belongs to this host alone where there is TLS, and is out of reach of scripts and of other sites', () => {
    expect(cookieJar('https://luutru.example.vn').write('phien', 'abc')).toBe(
      '__Host-phien=abc; Path=/; HttpOnly; SameSite=Lax; Secure',
    );
    expect(cookieJar(undefined).write('phien', 'abc', 60)).toBe(
      'phien=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=60',
    );
  });

  it('is read by its whole name', () => {
    const jar = cookieJar(undefined);
    expect(jar.read('phien=abc; gio=x', 'gio')).toBe('x');
    expect(jar.read('xphien=abc', 'phien')).toBeUndefined();
    expect(jar.read('phien=', 'phien')).toBeUndefined();
    expect(jar.read(null, 'phien')).toBeUndefined();
  });

  it('without the prefix is not taken for one with it: any host beside ours could have set it', () => {
    expect(cookieJar('https://luutru.example.vn').read('phien=abc', 'phien')).toBeUndefined();
  });
});
