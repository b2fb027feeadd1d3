import { parseArgs } from 'node:util';
import { recordAddress } from '../i18n/addresses.ts';
import { titleText } from '../i18n/describe-record.ts';
import { recordDatesText } from '../i18n/dates.ts';
import { readConfig } from '../platform/config.ts';
import { readSearchParams } from '../search/params.ts';
import type { SearchAnswer, SearchHit } from '../search/answer.ts';
import { createServices } from '../services.ts';
import { WrongUsage, type Command, type CommandContext } from './command.ts';

/** Asks what a reader would ask, and gets what the public page would answer. */
export const command: Command = {
  summary: 'answer a search as the public page would',
  help: `Usage: phong-doc search QUERY [--limit N] [--lang vi|en] [--json]

  --limit N      hits to show, 1 to 100; 20 without it
  --lang vi|en   language of labels and addresses; vi without it

A query that begins with a minus follows two hyphens: phong-doc search -- "-lụt đê"

With --json: {"query", "total", "totalIsExact", "matching", "didYouMean", "hits", "facets", "histogram", "problems"}`,
  json: true,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { limit: { type: 'string' }, lang: { type: 'string', default: 'vi' } },
    });
    if (positionals.length === 0) throw new WrongUsage('Say what to search for, in quotes if it holds blanks.');
    const lang = values.lang === 'vi' || values.lang === 'en' ? values.lang : undefined;
    if (!lang) throw new WrongUsage('--lang takes vi or en.');
    const address = new URLSearchParams({ q: positionals.join(' '), limit: values.limit ?? '' });
    const { params, problems } = readSearchParams(address);
    if (problems.some(({ param }) => param === 'limit')) throw new WrongUsage('--limit takes a number from 1 to 100.');
    const services = await createServices(readConfig(context.env));
    try {
      const answer = await services.search.search(params, problems, lang);
      show(answer, lang, context);
      context.result(resultOf(answer, lang));
      return 0;
    } finally {
      await services.close();
    }
  },
};

function show(answer: SearchAnswer, lang: 'vi' | 'en', { print }: CommandContext): void {
  print(`${answer.totalIsExact ? '' : 'about '}${answer.total.toLocaleString('en')} records`);
  if (answer.matching === 'most') print('No record has all the words; these have most of them.');
  if (answer.didYouMean !== undefined) print(`Did you mean: ${answer.didYouMean}`);
  for (const { param, value, kind } of answer.problems) print(`${param}: ${kind} (${value})`);
  answer.hits.forEach((hit, i) => {
    const { record } = hit;
    print('');
    print(`${i + 1}. ${titleText(lang, record)}`);
    const facts = [record.referenceCode, recordDatesText(lang, record.dates), record.level, record.access.level];
    print(`   ${facts.filter(Boolean).join(' · ')}`);
    print(
      `   ${[...hit.ancestors.map((above) => titleText(lang, above)), recordAddress(lang, record.id)].join(' › ')}`,
    );
  });
}

function resultOf(answer: SearchAnswer, lang: 'vi' | 'en'): object {
  const { total, totalIsExact, matching, didYouMean, histogram, problems } = answer;
  return {
    query: answer.query.text,
    total,
    totalIsExact,
    matching,
    didYouMean: didYouMean ?? null,
    hits: answer.hits.map((hit) => hitResult(hit, lang)),
    facets: Object.fromEntries(
      Object.entries(answer.facets).map(([facet, values]) => [
        facet,
        values.map(({ value, label, count }) => ({ value, label, count })),
      ]),
    ),
    histogram,
    problems,
  };
}

/** As one hit of the JSON API (DESIGN.md §10). */
function hitResult({ record, ancestors, snippets }: SearchHit, lang: 'vi' | 'en'): object {
  return {
    id: record.id,
    url: recordAddress(lang, record.id),
    title: record.title,
    level: record.level,
    referenceCode: record.referenceCode ?? null,
    dates: { display: record.dates.text, from: record.dates.from ?? null, to: record.dates.to ?? null },
    access: record.access.level,
    online: record.online,
    fonds: { id: record.fonds.id, title: record.fonds.title },
    ancestors: ancestors.map(({ id, title }) => ({ id, title })),
    snippets,
  };
}
