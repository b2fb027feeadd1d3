const TERMINAL_COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
const QUERY = /\?[^\s'"]*/g;
const WORTH_SAYING = { build: new Set(['info', 'warn', 'error']), serving: new Set(['warn', 'error']) };

/**
 * Where Astro's own messages go: while serving, to the portal's log and without the query of any address in them.
 * Plain JavaScript, since Astro takes nothing else here.
 */
export default function astroLog() {
  return {
    write({ level, label, message }) {
      const log = globalThis[Symbol.for('phong-doc.log')];
      const text = String(message).replace(TERMINAL_COLOURS, '');
      if (!log && WORTH_SAYING.build.has(level)) process.stderr.write(`${label ? `[${label}] ` : ''}${text}\n`);
      if (log && WORTH_SAYING.serving.has(level)) log[level]({ error: text.replace(QUERY, '?…') }, label ?? 'astro');
    },
  };
}
