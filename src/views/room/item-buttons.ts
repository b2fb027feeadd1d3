import type { Result } from '../../platform/result.ts';
import type { Actor } from '../../readers/actor.ts';
import type { DeliveryCondition } from '../../visits/states.ts';
import type { Delivery, Moved, ReturnInput } from '../../visits/delivery/delivery.ts';
import type { DeliveryRefusal } from '../../visits/delivery/refusals.ts';
import type { Form } from '../form/read-form.ts';

/** What was typed about one item; on a page with many of them each field carries the item's id. */
export interface ItemPressed {
  delivery: Delivery;
  actor: Actor;
  itemId: string;
  version: number;
  form: Form;
  /** The name of a field of this item on this page. */
  field: (name: string) => string;
}

type Done = Result<Moved & { difference?: number }, DeliveryRefusal>;

/** What the buttons beside an item do: `<button name="do" value="…">`. */
const ITEM_BUTTONS = {
  pull: ({ delivery, actor, itemId, version }) => delivery.pull(actor, itemId, { version }),
  shelve: ({ delivery, actor, itemId, version }) => delivery.shelve(actor, itemId, { version }),
  keep: ({ delivery, actor, itemId, version }) => delivery.keep(actor, itemId, { version }),
  reshelve: ({ delivery, actor, itemId, version }) => delivery.reshelve(actor, itemId, { version }),
  withhold: ({ delivery, actor, itemId, version }) => delivery.withhold(actor, itemId, { version }),
  drop: ({ delivery, actor, itemId, version }) => delivery.drop(actor, itemId, { version }),
  'in-use': ({ delivery, actor, itemId, version }) => delivery.inUse(actor, itemId, { version }),
  'not-found': (pressed) => pressed.delivery.notFound(pressed.actor, pressed.itemId, withWords(pressed)),
  unfit: (pressed) => pressed.delivery.unfit(pressed.actor, pressed.itemId, withWords(pressed)),
  issue: (pressed) =>
    pressed.delivery.issue(pressed.actor, pressed.itemId, {
      ...counted(pressed),
      pages: wholeNumber(pressed.form.line(pressed.field('pages'))),
      drawings: wholeNumber(pressed.form.line(pressed.field('drawings')) || '0'),
    }),
  return: (pressed) => pressed.delivery.giveBack(pressed.actor, pressed.itemId, counted(pressed)),
} satisfies Record<string, (pressed: ItemPressed) => Promise<Done>> as Readonly<
  Record<string, (pressed: ItemPressed) => Promise<Done>>
>;

/** Does what a button of the form says to its item. @returns undefined where it names no such button */
export function pressItemButton(
  form: Form,
  given: Pick<ItemPressed, 'delivery' | 'actor'> & { fieldOf?: (itemId: string) => ItemPressed['field'] },
): Promise<Done> | undefined {
  const pressed = form.line('do');
  if (!Object.hasOwn(ITEM_BUTTONS, pressed)) return undefined;
  const itemId = form.line('item');
  const field = given.fieldOf?.(itemId) ?? ((name: string) => name);
  return ITEM_BUTTONS[pressed]?.({ ...given, itemId, version: Number(form.line('version')), form, field });
}

function withWords({ form, field, version }: ItemPressed): { version: number; words: string } {
  return { version, words: form.lines(field('words')) };
}

function counted({ form, field, version }: ItemPressed): ReturnInput {
  return {
    version,
    sheets: wholeNumber(form.line(field('sheets'))),
    // The use case refuses a code that it does not know.
    condition: form.line(field('condition')) as DeliveryCondition,
    note: form.lines(field('note')),
    readerAgreed: form.has(field('readerAgreed')),
  };
}

/** @returns NaN for what is no whole number: refused by the use case, with the field's name */
function wholeNumber(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
}
