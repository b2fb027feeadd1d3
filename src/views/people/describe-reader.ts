import { dayText, momentText, partialDateText } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { AccountFacts } from '../../readers/people.ts';

/** What is known of a reader, in the order in which it is read; what was not stated is left out. */
export function describeReader(lang: Lang, account: AccountFacts): { name: string; value: string }[] {
  const { account: words, people } = t(lang);
  const texts = people.reader;
  const { identity, seen, privacy } = account;
  const facts: [string, string | null | false][] = [
    [texts.name, account.name],
    [texts.email, account.email],
    [texts.phone, account.phone],
    [texts.workplace, account.workplace],
    [texts.identity, identity && texts.identityText(words.identityKinds[identity.kind], identity.last4)],
    [texts.priority, account.priority],
    [texts.note, account.note],
    [texts.registered, momentText(lang, account.createdAt)],
    [texts.confirmBy, account.confirmBy && partialDateText(lang, account.confirmBy)],
    [texts.confirmed, account.confirmedAt && momentText(lang, account.confirmedAt)],
    [texts.seen, seen ? texts.seenText(dayText(lang, seen.at), words.identityKinds[seen.kind]) : texts.notSeen],
    [texts.privacy, privacy && texts.privacyText(partialDateText(lang, privacy.version), dayText(lang, privacy.at))],
  ];
  return facts.flatMap(([name, value]) => (value ? [{ name, value }] : []));
}
