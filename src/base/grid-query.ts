import {
  type Condition,
  type GridField,
  type GridFilter,
  isCondition,
  type Operator,
} from './grid-filter.ts';

export interface GridSort {
  readonly by: string;
  readonly down: boolean;
}

/** Which rows, in which order. */
export interface GridQuery {
  readonly sort: readonly GridSort[];
  readonly filters: readonly GridFilter[];
  /** Words that are looked for in every findable field. */
  readonly find: string;
}

/** A query as it stands in an address, on the screen's and on the server's side alike. */
export interface GridText {
  readonly sort?: string | undefined;
  readonly filter?: string | undefined;
  readonly find?: string | undefined;
}

type Fields = readonly Pick<GridField<never>, 'id' | 'type'>[];

const longest = 2;

/**
 * A query as text:
 *
 *     sort=-gap,name      filter=gap:ge:5000,lt:9000;region:in:EMEA|APAC;customer:blank
 *          ^ falling             ^ field, conditions      ^ values
 */
export function writeQuery({ sort, filters, find }: GridQuery): GridText {
  return {
    sort: sort.length === 0 ? undefined : writeSort(sort),
    filter: filters.length === 0 ? undefined : filters.map(writeFilter).join(';'),
    find: find === '' ? undefined : find,
  };
}

export const writeSort = (sort: readonly GridSort[]): string =>
  sort.map(({ by, down }) => `${down ? '-' : ''}${by}`).join(',');

/** A query from its text. What can't be read, or asks for a field that is not there, is left out and told as it stands. */
export function readQuery(text: GridText, fields: Fields): { query: GridQuery; unread: readonly string[] } {
  const unread: string[] = [];
  const kept = <T>(parts: readonly string[], read: (part: string) => T | undefined): T[] =>
    parts.flatMap((part) => {
      const found = read(part);
      if (found === undefined) unread.push(part);
      return found === undefined ? [] : [found];
    });
  const sort = kept(partsOf(text.sort, ','), (part) => readSort(part, fields));
  const filters = kept(partsOf(text.filter, ';'), (part) => readFilter(part, fields));
  return { query: { sort, filters, find: (text.find ?? '').trim() }, unread };
}

const partsOf = (text: string | undefined, between: string) =>
  text === undefined || text === '' ? [] : text.split(between);

function readSort(part: string, fields: Fields): GridSort | undefined {
  const down = part.startsWith('-');
  const by = down ? part.slice(1) : part;
  return fields.some(({ id }) => id === by) ? { by, down } : undefined;
}

function readFilter(part: string, fields: Fields): GridFilter | undefined {
  const at = part.indexOf(':');
  const field = fields.find(({ id }) => id === part.slice(0, at));
  if (field === undefined) return undefined;
  const conditions = part
    .slice(at + 1)
    .split(',')
    .map(readCondition);
  const good =
    conditions.length <= longest && conditions.every((condition) => isCondition(field.type, condition));
  return good ? { field: field.id, conditions } : undefined;
}

function readCondition(text: string): Condition {
  const [is = '', values] = text.split(':');
  return { is: is as Operator, values: values === undefined ? [] : values.split('|').map(plain) };
}

const writeFilter = ({ field, conditions }: GridFilter) =>
  `${field}:${conditions.map(({ is, values }) => [is, ...(values.length === 0 ? [] : [values.map(guarded).join('|')])].join(':')).join(',')}`;

// Only what the form itself is made of, so that an address stays readable.
const guarded = (text: string) =>
  text.replace(/[~:;,|]/g, (sign) => `~${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
const plain = (text: string) =>
  text.replace(/~([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
