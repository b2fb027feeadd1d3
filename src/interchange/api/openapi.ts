import { ACCESS_LEVELS, LEVELS } from '../../catalogue/description.ts';
import { FACETS, SORTS } from '../../search/query.ts';
import { SCHEMAS } from './openapi-schemas.ts';

/** The description of the public API (OpenAPI 3.1), served at /api/v1/openapi.json. @param origin without a trailing slash */
export function openApiDocument(origin: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Phòng Đọc: public records of the archive',
      version: '1',
      description: 'Read only. What it answers is what the public pages show. Errors are problem documents (RFC 9457).',
    },
    servers: [{ url: origin }],
    paths: {
      '/api/v1/search': {
        get: operation(
          'search',
          'Records that match',
          [...SEARCH_PARAMETERS, ...WINDOW_PARAMETERS, LANG],
          'SearchAnswer',
        ),
      },
      '/api/v1/suggest': {
        get: operation('suggest', 'Records that begin with what is typed', [query('q', string), LANG], 'Suggestions'),
      },
      '/api/v1/facets': {
        get: operation(
          'facets',
          'Values of one facet under a search, also far down its list',
          [
            { ...query('facet', { enum: FACETS }), required: true },
            query('starts', string),
            ...SEARCH_PARAMETERS,
            LANG,
          ],
          'FacetAnswer',
        ),
      },
      '/api/v1/records/{id}': {
        get: operation('record', 'One record, whole', [ID, LANG], 'Record', RECORD_PROBLEMS),
      },
      '/api/v1/records/{id}/children': {
        get: operation(
          'children',
          'A stretch of the records directly beneath, in archival order',
          [
            ID,
            query('after', string),
            query('limit', { type: 'integer', minimum: 1, maximum: 200, default: 100 }),
            LANG,
          ],
          'Children',
          RECORD_PROBLEMS,
        ),
      },
    },
    components: { schemas: SCHEMAS },
  };
}

function operation(operationId: string, summary: string, parameters: object[], schema: string, problems = {}) {
  const content = { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } };
  return {
    operationId,
    summary,
    parameters,
    responses: {
      200: { description: summary, content },
      400: problem('A parameter cannot be read'),
      503: problem('The search engine does not answer now'),
      ...problems,
    },
  };
}

function problem(description: string) {
  return { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
}

function query(name: string, schema: object) {
  return { name, in: 'query', schema };
}

function repeatable(name: string, values?: readonly string[]) {
  return query(name, { type: 'array', items: values ? { enum: values } : string });
}

const string = { type: 'string' };
const year = { type: 'integer', minimum: 0, maximum: 9999 };
const LANG = query('lang', { enum: ['vi', 'en'], default: 'vi' });
const ID = { name: 'id', in: 'path', required: true, schema: string };
const RECORD_PROBLEMS = {
  301: { description: 'The record has another id now: see Location' },
  404: problem('There is no record with this id'),
  410: problem('The record has been removed from its finding aid'),
};
const FIXED: Record<string, readonly string[]> = { access: ACCESS_LEVELS, level: LEVELS, online: ['yes', 'no'] };
const SEARCH_PARAMETERS = [
  query('q', string),
  query('within', string),
  query('from', year),
  query('to', year),
  ...FACETS.map((facet) => repeatable(facet, FIXED[facet])),
];
const WINDOW_PARAMETERS = [
  query('sort', { enum: SORTS, default: 'relevance' }),
  query('page', { type: 'integer', minimum: 1 }),
  query('limit', { type: 'integer', minimum: 1, maximum: 100, default: 20 }),
  query('cursor', string),
];
