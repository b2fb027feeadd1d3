import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { COMMANDS } from '../../../src/cli/commands.ts';
import { anchors, documents, firstColumn, isThere, localLinks, readDocument } from './read-document.ts';

const README = readDocument('README.md');
const Package = z.object({ scripts: z.record(z.string(), z.string()) });

describe('the documents', () => {
  it.each(documents())('lead only to what is there: %s', (document) => {
    for (const { file, heading } of localLinks(document)) {
      expect(isThere(file), `${document} → ${file}`).toBe(true);
      if (heading) expect(anchors(file), `${document} → ${file}`).toContain(heading);
    }
  });

  it('name only npm scripts that there are', () => {
    const { scripts } = Package.parse(JSON.parse(readDocument('package.json')));
    for (const document of documents()) {
      for (const [, script = ''] of readDocument(document).matchAll(/npm run ([a-z:-]+)/g)) {
        expect(Object.keys(scripts), document).toContain(script);
      }
    }
  });

  it('name only files of the source that there are', () => {
    for (const document of documents()) {
      for (const [, path = ''] of readDocument(document).matchAll(/`((?:src|content|tests|bin)\/[\w./-]+\w)`/g)) {
        expect(isThere(path), `${document}: ${path}`).toBe(true);
      }
    }
  });

  it('name only commands and options that there are', async () => {
    for (const document of documents()) {
      for (const [, line = ''] of readDocument(document).matchAll(/npx phong-doc ([a-z][^\n`]*)/g)) {
        const [name = ''] = line.split(' ');
        expect(Object.keys(COMMANDS), `${document}: ${line}`).toContain(name);
        const help = (await COMMANDS[name]?.())?.command.help;
        for (const [option] of line.matchAll(/(?<= )--[a-z-]+/g))
          expect(help, `${document}: ${line}`).toContain(option);
      }
    }
  });
});

describe('README.md', () => {
  it('lists every command, and no other, with all that its help says it takes', async () => {
    const rows = firstColumn(README, /^\| command/);
    expect(rows.map((row) => row.split(' ')[0]).sort()).toEqual(Object.keys(COMMANDS).sort());
    for (const row of rows) {
      const { command } = await COMMANDS[row.split(' ')[0] ?? '']!();
      const usage = command.help.split('\n')[0] ?? '';
      expect(row.match(/--[a-z-]+/g) ?? []).toEqual(usage.match(/--[a-z-]+/g) ?? []);
    }
  });

  it('lists every setting that is read, and no other', () => {
    const read = [...readDocument('src/platform/config.ts').matchAll(/^ {2}([A-Z_]+): z\b/gm)].map(([, name]) => name);
    expect(read.length).toBeGreaterThan(5);
    expect(firstColumn(README, /^\| variable/).sort()).toEqual(read.sort());
  });

  it('lists the exit codes that a command may end with', () => {
    const codes = /type ExitCode = ([\d |]+);/.exec(readDocument('src/cli/command.ts'))?.[1]?.split(' | ') ?? [];
    const fault = /const FAULT = (\d+);/.exec(readDocument('src/cli/dispatch.ts'))?.[1];
    expect(firstColumn(README, /^\| exit code/)).toEqual([...codes, fault]);
  });
});

describe('docs/compose.yaml', () => {
  const Compose = z.object({
    services: z.record(
      z.string(),
      z.object({
        environment: z.record(z.string(), z.string()),
        ports: z.array(z.string()),
        volumes: z.array(z.string()),
        healthcheck: z.object({ test: z.array(z.string()) }),
      }),
    ),
    volumes: z.record(z.string(), z.null()),
  });
  const { services, volumes } = Compose.parse(parse(readDocument('docs/compose.yaml')));

  it('opens ports to this machine only', () => {
    for (const port of Object.values(services).flatMap((service) => service.ports)) {
      expect(port).toMatch(/^127\.0\.0\.1:/);
    }
  });

  it('gives the portal only settings that it reads', () => {
    const known = firstColumn(README, /^\| variable/);
    for (const name of Object.keys(services['portal']?.environment ?? {})) expect(known).toContain(name);
  });

  it('holds no secret itself', () => {
    for (const { environment } of Object.values(services)) {
      for (const [name, value] of Object.entries(environment)) {
        if (/PASSWORD|KEY|_URL$/.test(name) && name !== 'MEILI_URL') expect(value, name).toMatch(/\$\{/);
      }
    }
  });

  it('declares every volume that it names', () => {
    const named = Object.values(services)
      .flatMap((service) => service.volumes)
      .map((volume) => volume.split(':')[0] ?? '')
      .filter((name) => !name.startsWith('.'));
    expect(named.sort()).toEqual(Object.keys(volumes).sort());
  });
});
