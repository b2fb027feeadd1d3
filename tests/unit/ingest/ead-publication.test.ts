import { expect, test } from 'vitest';
import { ead2002Reader, ead3Reader } from '../../../src/ingest/readers/ead.ts';
import { c, ead, readText } from './reading-a-file.ts';

test.each([
  ['published', undefined],
  [' Published ', undefined],
  ['Đã công bố', undefined],
  ['draft', 'hidden'],
  ['Bản nháp', 'hidden'],
  ['', 'hidden'],
])('a description that AtoM calls %j is shown or hidden so, before its parts and after them', async (status, shown) => {
  const odd = `<odd type="publicationStatus"><p>${status}</p></odd>`;
  const { descriptions, problems, said } = await readText(
    ead2002Reader,
    ead(`<dsc>${c('A', `${odd}${c('A1')}`)}${c('B', `${c('B1')}${odd}`)}</dsc>`),
  );
  expect(descriptions.map(({ access, notes }) => [access.titleVisibility, notes])).toEqual([
    [undefined, []],
    [shown, []],
    [undefined, []],
    [shown, []],
    [undefined, []],
  ]);
  expect(problems.map(({ reason }) => /drafts/.test(reason))).toEqual(shown === undefined ? [] : [true]);
  expect(said).not.toContain('"text":"draft"');
});

test.each([
  ['publicationstatus', 'inprocess', 'hidden'],
  ['publicationstatus', 'inProcess', 'hidden'],
  ['publicationstatus', 'approved', undefined],
  ['publicationstatus', 'published', undefined],
  ['maintenancestatus', 'deleted', 'hidden'],
  ['maintenancestatus', 'deletedReplaced', 'hidden'],
  ['maintenancestatus', 'cancelled', 'hidden'],
  ['maintenancestatus', 'revised', undefined],
])('a finding aid of EAD3 whose %s is %s is shown or hidden so', async (status, value, shown) => {
  const { descriptions, problems } = await readText(
    ead3Reader,
    `<ead><control><recordid>1</recordid><${status} value="${value}"/></control><archdesc level="fonds"><did><unittitle>A</unittitle></did></archdesc></ead>`,
  );
  expect(descriptions[0]?.access.titleVisibility).toBe(shown);
  expect(problems).toHaveLength(shown === undefined ? 0 : 1);
});
