import { ACCESS_LEVELS, LEVELS } from '../../catalogue/description.ts';

type Properties = Record<string, object>;

const text = { type: 'string' };
const optionalText = { type: ['string', 'null'] };
const count = { type: 'integer', minimum: 0 };
const flag = { type: 'boolean' };
const texts = list(text);
const access = { enum: ACCESS_LEVELS };

const SUMMARY: Properties = {
  id: text,
  url: text,
  title: { ...optionalText, description: 'null where the title is not public' },
  level: { enum: LEVELS },
  referenceCode: optionalText,
  dates: {
    type: 'object',
    required: ['display', 'from', 'to'],
    properties: { display: text, from: optionalText, to: optionalText, text, approximate: flag },
  },
  access,
  online: flag,
};

/** The shapes of the answers (JSON Schema 2020-12). Nothing beyond the named members is ever sent. */
export const SCHEMAS = {
  Link: shape({ id: text, title: optionalText }),
  SearchAnswer: shape({
    query: text,
    total: count,
    totalIsExact: flag,
    matching: { enum: ['all', 'with-typos', 'most'] },
    hits: list(
      shape({
        ...SUMMARY,
        fonds: ref('Link'),
        ancestors: list(ref('Link')),
        snippets: { ...texts, description: 'Escaped text and <mark> only' },
        passages: list(shape({ page: count, url: text, snippet: text })),
      }),
    ),
    facets: { type: 'object', additionalProperties: list(ref('FacetValue')) },
    histogram: list(shape({ year: { type: 'integer' }, count })),
    didYouMean: optionalText,
    problems: list(shape({ param: text, kind: text })),
    next: {
      ...optionalText,
      description:
        'Give it as `cursor` for the hits that follow. Sorted by relevance, records that come or go meanwhile may repeat or skip a hit among the first thousand; in every other order none does',
    },
  }),
  FacetValue: shape({ value: text, label: text, count }),
  FacetAnswer: shape({ facet: text, values: list(ref('FacetValue')) }),
  Suggestions: list(shape({ text, url: text, hint: text })),
  Record: shape({
    ...SUMMARY,
    levelLabel: optionalText,
    masked: flag,
    address: {
      type: ['object', 'null'],
      properties: { fonds: text, inventory: text, box: text, file: text, sheet: text },
      additionalProperties: false,
    },
    extent: texts,
    accessConditions: shape({
      level: access,
      stated: { ...flag, description: 'false: nobody has said so, and the record is closed until somebody does' },
      conditions: optionalText,
      ground: optionalText,
      opensOn: optionalText,
      inheritedFrom: { oneOf: [ref('Link'), { type: 'null' }] },
      serviceState: {
        type: 'object',
        required: ['kind'],
        properties: { kind: { enum: ['available', 'fragile', 'in-processing'] }, work: text, until: text },
        additionalProperties: false,
      },
    }),
    fonds: ref('Link'),
    ancestors: list(ref('Link')),
    childCount: count,
    descendantCount: count,
    addedAt: text,
    changedAt: text,
    description: { oneOf: [ref('Description'), { type: 'null' }] },
  }),
  Description: shape({
    creators: texts,
    history: optionalText,
    scope: optionalText,
    arrangement: optionalText,
    languages: texts,
    physicalCondition: optionalText,
    useConditions: optionalText,
    subjects: texts,
    places: texts,
    names: texts,
    notes: list({ type: 'object', required: ['text'], properties: { label: text, text }, additionalProperties: false }),
    digitalObjects: list({
      type: 'object',
      required: ['href'],
      properties: { href: text, label: text },
      additionalProperties: false,
    }),
  }),
  Children: shape({
    parent: ref('Link'),
    total: count,
    before: count,
    after: count,
    children: list(shape({ ...SUMMARY, childCount: count, descendantCount: count })),
    next: { ...optionalText, description: 'Give it as `after` for the children that follow' },
  }),
  Problem: {
    type: 'object',
    required: ['type', 'title', 'status', 'detail'],
    properties: {
      type: text,
      title: text,
      status: { type: 'integer' },
      detail: text,
      errors: list(shape({ param: text, kind: text })),
    },
  },
};

/** An object with exactly these members. */
function shape(properties: Properties) {
  return { type: 'object', required: Object.keys(properties), properties, additionalProperties: false };
}

function list(items: object) {
  return { type: 'array', items };
}

function ref(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}
