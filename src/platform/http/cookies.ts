export interface CookieJar {
  /** The value a browser sent under a name of ours. */
  read(header: string | null, name: string): string | undefined;
  /** A Set-Cookie line. @param seconds undefined: until the browser is closed; 0: gone at once */
  write(name: string, value: string, seconds?: number): string;
}

/**
 * Cookies of this site only: `__Host-` where there is TLS (OWASP ASVS 5.0 3.3.1), never seen by scripts, not sent
 * along by other sites' forms.
 */
export function cookieJar(publicUrl: string | undefined): CookieJar {
  const isSecure = publicUrl?.startsWith('https:') ?? false;
  const named = (name: string): string => (isSecure ? `__Host-${name}` : name);
  return {
    read(header, name) {
      const wanted = `${named(name)}=`;
      const part = header?.split(/;\s*/).find((each) => each.startsWith(wanted));
      return part?.slice(wanted.length) || undefined;
    },
    write(name, value, seconds) {
      const life = seconds === undefined ? [] : [`Max-Age=${seconds}`];
      const secure = isSecure ? ['Secure'] : [];
      return [`${named(name)}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', ...secure, ...life].join('; ');
    },
  };
}
