import { parseArgs } from 'node:util';
import { documentPageAddress, recordAddress } from '../i18n/addresses.ts';
import { recordDatesText } from '../i18n/dates.ts';
import { levelText, titleText } from '../i18n/describe-record.ts';
import { numberText } from '../i18n/numbers.ts';
import { t } from '../i18n/translate.ts';
import { searchJson } from '../interchange/api/search-json.ts';
import { readConfig, type Config } from '../platform/config.ts';
import { readSearchParams } from '../search/params.ts';
import type { SearchAnswer } from '../search/answer.ts';
import { wordsForPages } from '../search/words-for-pages.ts';
import { createServices } from '../services.ts';
import { explainProblem } from '../views/search/explain-problem.ts';
import { WrongUsage, type Command, type CommandContext } from './command.ts';
import { plainLine } from './plain-line.ts';

/** Asks what a reader would ask, and gets what the public page would answer. */
export const command: Command = {
  summary: 'answer a search as the public page would',
  help: `Usage: phong-doc search QUERY [--limit N] [--lang vi|en] [--json]

  --limit N      hits to show, 1 to 100; 20 without it
  --lang vi|en   language of what is said and of addresses; vi without it

A query that begins with a minus follows two hyphens: phong-doc search -- "-lụt đê"

With --json: what GET /api/v1/search answers.`,
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
      context.result(searchJson(answer, { lang, origin: services.config.publicUrl ?? originOf(services.config) }));
      return 0;
    } finally {
      await services.close();
    }
  },
};

function show(answer: SearchAnswer, lang: 'vi' | 'en', { print }: CommandContext): void {
  const { search, document: pages, words: names } = t(lang);
  print(search.results(numberText(lang, answer.total), answer.totalIsExact));
  if (answer.total > 0 && answer.matching === 'most') print(search.most);
  if (answer.total > 0 && answer.matching === 'with-typos') print(search.typos);
  if (answer.didYouMean !== undefined) print(`${search.didYouMean}: ${answer.didYouMean}?`);
  for (const problem of answer.problems) print(explainProblem(lang, problem, answer.params));
  const words = wordsForPages(answer);
  answer.hits.forEach((hit, i) => {
    const { record } = hit;
    print('');
    print(`${i + 1}. ${titleText(lang, record)}`);
    const { referenceCode, dates, access } = record;
    const facts = [referenceCode, recordDatesText(lang, dates), levelText(lang, record), names.access[access.level]];
    print(`   ${facts.filter(Boolean).join(' · ')}`);
    print(
      `   ${[...hit.ancestors.map((above) => titleText(lang, above)), recordAddress(lang, record.id)].join(' › ')}`,
    );
    for (const { document, page, snippet } of hit.passages) {
      print(`   ${pages.page} ${numberText(lang, page)}: ${plainText(snippet)}`);
      print(`   ${documentPageAddress(lang, document, page, words)}`);
    }
    const more = hit.passageCount - hit.passages.length;
    if (more > 0) print(`   ${pages.morePages(numberText(lang, more))}`);
  });
}

/** A snippet without its marks, on one line. */
function plainText(snippet: string): string {
  const text = snippet.replace(/<\/?mark>/g, '').replace(/&(?:amp|lt|gt|quot|#39);/g, (sign) => SIGNS[sign] ?? sign);
  return plainLine(text.replace(/\s+/g, ' ').trim());
}

const SIGNS: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** Where this portal listens, or would. */
function originOf({ host, port }: Config): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
