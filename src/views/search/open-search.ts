import type { Lang } from '../../i18n/languages.ts';
import type { SearchAnswer, SearchParams } from '../../search/answer.ts';
import { readSearchParams } from '../../search/params.ts';
import type { Services } from '../../services.ts';

export type OpenedSearch = { kind: 'answered'; answer: SearchAnswer } | { kind: 'down'; params: SearchParams };

/** Answers the search that an address states; says so when no engine can answer now. */
export async function openSearch(services: Services, url: URL, lang: Lang): Promise<OpenedSearch> {
  const { params, problems } = readSearchParams(url.searchParams);
  try {
    return { kind: 'answered', answer: await services.search.search(params, problems, lang) };
  } catch (error) {
    if (isEngineUnavailable(error)) return { kind: 'down', params };
    throw error;
  }
}

/** By name: the pages are built apart from the server, so its classes are not theirs. */
export function isEngineUnavailable(error: unknown): boolean {
  return error instanceof Error && error.name === 'EngineUnavailable';
}
