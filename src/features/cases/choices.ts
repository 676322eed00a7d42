import type { Field, ProcessDefinition } from '../../engine/definition.ts';
import type { Answers, Choices } from '../../engine/form.ts';
import type { Db } from '../../store/store.ts';
import type { FieldChoice } from './model.ts';

/** Something of a catalogue (an offer …). One that is not active stays where it was chosen, and is not chosen anew (domain.md 5.6, E5). */
export interface Item extends FieldChoice {
  readonly active: boolean;
}

export type ItemsOf = (db: Db, catalogue: string) => Promise<readonly Item[]>;

/** What the forms of a definition can choose from, for deciding and for showing. */
export interface Offered extends Choices {
  /** What a field offers, with what a reader needs to choose. */
  choicesOf(field: Field): readonly FieldChoice[];
  /** What an answer of the field is called, also where it can't be chosen any more. */
  called(field: Field, answer: string): string;
}

/** @param db whose handle it is doesn't change what may be chosen: partners who see fewer people are not those who choose them. */
export async function offered(
  db: Db,
  itemsOf: ItemsOf,
  definition: ProcessDefinition,
  stored: Readonly<Record<string, Answers>>,
): Promise<Offered> {
  const catalogues = new Map<string, readonly Item[]>();
  for (const name of cataloguesOf(definition)) catalogues.set(name, await itemsOf(db, name));
  const all = [...catalogues.values()].flat();
  const kept = new Set(
    Object.values(stored).flatMap((answers) =>
      Object.values(answers).flatMap((value) => (Array.isArray(value) ? (value as string[]) : [])),
    ),
  );
  const people = await db
    .selectFrom('person')
    .where('disabled_at', 'is', null)
    .where('queue', 'is', null)
    .select(['id', 'name', 'email', 'roles', 'capabilities'])
    .orderBy('name')
    .execute();
  const isOne = (role: string | null) => (one: (typeof people)[number]) =>
    role === null || one.roles.includes(role) || one.capabilities.includes(role);
  const items = (name: string): readonly FieldChoice[] => {
    const known = catalogues.get(name) ?? [];
    const gone = [...kept].filter((id) => !all.some((item) => item.id === id));
    return [
      ...known.filter(({ id, active }) => active || kept.has(id)),
      ...gone.map((id) => ({ id, label: id, note: '' })),
    ];
  };
  return {
    items: (name) => items(name).map(({ id }) => id),
    isPerson: (id, role) => people.filter(isOne(role)).some((one) => one.id === id),
    choicesOf: (field) => {
      if (field.type === 'items' && field.of !== null)
        return items(field.of).map(({ id, label, note }) => ({ id, label, note }));
      if (field.type === 'person')
        return people
          .filter(isOne(field.role))
          .map(({ id, name, email }) => ({ id, label: name, note: email }));
      return [];
    },
    called: (field, answer) => {
      if (field.type === 'items') return all.find(({ id }) => id === answer)?.label ?? answer;
      if (field.type === 'person') return people.find(({ id }) => id === answer)?.name ?? answer;
      return answer;
    },
  };
}

function cataloguesOf({ wizards, start, states }: ProcessDefinition): ReadonlySet<string> {
  const ways = [start, ...Object.values(states).map(({ on }) => on)].flatMap((on) =>
    Object.values(on).flat(),
  );
  const forms = [...Object.values(wizards).map(({ fields }) => fields), ...ways.map(({ form }) => form)];
  const fields = forms.flatMap((form) => Object.values(form));
  return new Set(fields.flatMap((field) => (field.type === 'items' && field.of !== null ? [field.of] : [])));
}
