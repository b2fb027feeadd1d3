import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type {
  AuthenticationsEntry,
  CopiesEntry,
  DeliveriesEntry,
  NamedRecord,
  ReadersEntry,
  RegisterEntries,
  RegisterName,
  RequestsEntry,
} from '../../statistics/registers/register.ts';
import { dayCell, momentCell, type Cell } from './table.ts';
import { countryName, type CodeNames } from './code-names.ts';

/** A column of a register: what stands above it, and what an entry puts into it. */
export interface Column<Entry> {
  heading: string;
  cell: (entry: Entry) => Cell;
  /** Reports sum it up: of an entry that does not count it is nothing. */
  counts?: true;
}

type ColumnsOf = { [Name in RegisterName]: Column<RegisterEntries[Name]>[] };

/**
 * The columns of a register in their order, after the forms of archives: the same on the page, on paper and in files.
 * @param names of purposes and kinds of copies
 */
export function registerColumns<Name extends RegisterName>(lang: Lang, name: Name, names: CodeNames): ColumnsOf[Name] {
  const columns: ColumnsOf = {
    readers: readersColumns(lang, names),
    requests: requestsColumns(lang, names),
    deliveries: deliveriesColumns(lang),
    copies: copiesColumns(lang, names),
    authentications: authenticationsColumns(lang),
  };
  return columns[name];
}

function readersColumns(lang: Lang, names: CodeNames): Column<ReadersEntry>[] {
  const { columns: c, halves, identities } = t(lang).registers;
  return [
    { heading: c.number, cell: ({ number }) => number },
    { heading: c.arrived, cell: ({ arrivedAt }) => momentCell(lang, arrivedAt) },
    { heading: c.half, cell: ({ half }) => halves[half] },
    { heading: c.reader, cell: (entry) => readerName(lang, entry.reader) },
    { heading: c.identity, cell: ({ identityKind }) => (identityKind && identities[identityKind]) ?? '' },
    { heading: c.nationality, cell: ({ nationality }) => countryName(lang, nationality) },
    { heading: c.workplace, cell: ({ workplace }) => workplace },
    { heading: c.purpose, cell: ({ purpose }) => names.purpose(purpose) },
    { heading: c.subject, cell: ({ subject }) => subject },
    { heading: c.party, cell: ({ partySize }) => partySize, counts: true },
    { heading: c.partyName, cell: ({ partyName }) => partyName ?? '' },
    { heading: c.visit, cell: ({ visitNumber }) => visitNumber },
    { heading: c.receivedBy, cell: ({ receivedBy }) => receivedBy },
    { heading: c.left, cell: ({ leftAt }) => leftAt && momentCell(lang, leftAt) },
  ];
}

function requestsColumns(lang: Lang, names: CodeNames): Column<RequestsEntry>[] {
  const { columns: c, itemStates } = t(lang).registers;
  return [
    { heading: c.number, cell: ({ number }) => number },
    { heading: c.requestedAt, cell: ({ requestedAt }) => momentCell(lang, requestedAt) },
    { heading: c.visit, cell: ({ visitNumber }) => visitNumber },
    { heading: c.reader, cell: (entry) => readerName(lang, entry.reader) },
    { heading: c.purpose, cell: ({ purpose }) => names.purpose(purpose) },
    { heading: c.subject, cell: ({ subject }) => subject },
    ...recordColumns(lang),
    { heading: c.slip, cell: ({ slipNumber }) => slipNumber },
    { heading: c.state, cell: ({ state }) => itemStates[state] },
    { heading: c.trouble, cell: ({ trouble }) => trouble },
  ];
}

function deliveriesColumns(lang: Lang): Column<DeliveriesEntry>[] {
  const { columns: c, conditions, yes, no } = t(lang).registers;
  const condition = (code: string | null) => (code === null ? null : (conditions[code] ?? code));
  return [
    { heading: c.number, cell: ({ number }) => number },
    { heading: c.issuedAt, cell: ({ issuedAt }) => momentCell(lang, issuedAt) },
    { heading: c.reader, cell: (entry) => readerName(lang, entry.reader) },
    ...recordColumns(lang),
    { heading: c.sheetsOut, cell: ({ sheetsOut }) => sheetsOut, counts: true },
    { heading: c.pages, cell: ({ pages }) => pages, counts: true },
    { heading: c.drawings, cell: ({ drawings }) => drawings, counts: true },
    { heading: c.conditionOut, cell: ({ conditionOut }) => condition(conditionOut) },
    { heading: c.noteOut, cell: ({ noteOut }) => noteOut },
    { heading: c.issuedBy, cell: ({ issuedBy }) => issuedBy },
    { heading: c.readerTook, cell: ({ readerTook }) => (readerTook ? yes : no) },
    { heading: c.returnedAt, cell: ({ returnedAt }) => returnedAt && momentCell(lang, returnedAt) },
    { heading: c.sheetsBack, cell: ({ sheetsBack }) => sheetsBack, counts: true },
    { heading: c.conditionBack, cell: ({ conditionBack }) => condition(conditionBack) },
    { heading: c.noteBack, cell: ({ noteBack }) => noteBack },
    { heading: c.returnedBy, cell: ({ returnedBy }) => returnedBy },
    {
      heading: c.readerGaveBack,
      cell: ({ returnedAt, readerGaveBack }) => (returnedAt === null ? null : readerGaveBack ? yes : no),
    },
    { heading: c.slip, cell: ({ slipNumber }) => slipNumber },
  ];
}

function copiesColumns(lang: Lang, names: CodeNames): Column<CopiesEntry>[] {
  const { columns: c, orderStates, yes, no } = t(lang).registers;
  return [
    { heading: c.number, cell: ({ number }) => number },
    { heading: c.requestedAt, cell: ({ submittedAt }) => momentCell(lang, submittedAt) },
    { heading: c.order, cell: ({ orderNumber }) => orderNumber },
    { heading: c.reader, cell: (entry) => readerName(lang, entry.reader) },
    { heading: c.purpose, cell: ({ purpose }) => names.purpose(purpose) },
    ...recordColumns(lang),
    { heading: c.fromPage, cell: ({ fromPage }) => fromPage },
    { heading: c.toPage, cell: ({ toPage }) => toPage },
    { heading: c.pages, cell: ({ pages }) => pages, counts: true },
    { heading: c.kind, cell: ({ kind }) => names.copyKind(kind) },
    { heading: c.copies, cell: ({ copies }) => copies, counts: true },
    { heading: c.authenticated, cell: ({ authenticated }) => (authenticated ? yes : no) },
    { heading: c.state, cell: ({ state }) => orderStates[state] },
    { heading: c.receipt, cell: ({ receipt }) => receipt },
    { heading: c.deliveredOn, cell: ({ deliveredOn }) => deliveredOn && dayCell(lang, deliveredOn) },
    { heading: c.deliveredBy, cell: ({ deliveredBy }) => deliveredBy },
  ];
}

function authenticationsColumns(lang: Lang): Column<AuthenticationsEntry>[] {
  const { columns: c, yes, no } = t(lang).registers;
  return [
    { heading: c.number, cell: ({ number }) => number },
    { heading: c.authentication, cell: ({ authenticationNumber }) => authenticationNumber },
    { heading: c.deliveredOn, cell: ({ deliveredOn }) => dayCell(lang, deliveredOn) },
    { heading: c.reader, cell: (entry) => readerName(lang, entry.reader) },
    ...recordColumns(lang),
    { heading: c.fromPage, cell: ({ fromPage }) => fromPage },
    { heading: c.toPage, cell: ({ toPage }) => toPage },
    { heading: c.pages, cell: ({ pages }) => pages, counts: true },
    { heading: c.copies, cell: ({ copies }) => copies, counts: true },
    { heading: c.authenticated, cell: ({ authenticated }) => (authenticated ? yes : no) },
    { heading: c.order, cell: ({ orderNumber }) => orderNumber },
    { heading: c.signedBy, cell: ({ signedBy }) => signedBy },
  ];
}

/** Where a record lies, and what it is called. */
function recordColumns(lang: Lang): Column<NamedRecord>[] {
  const { registers, words } = t(lang);
  const { columns: c } = registers;
  return [
    { heading: c.fonds, cell: ({ fonds }) => fonds },
    { heading: c.inventory, cell: ({ address }) => address?.inventory ?? null },
    { heading: c.file, cell: ({ address, referenceCode }) => address?.file ?? referenceCode },
    { heading: c.record, cell: ({ title }) => title ?? words.masked },
  ];
}

function readerName(lang: Lang, name: string): string {
  return name === '' ? t(lang).registers.erased : name;
}
