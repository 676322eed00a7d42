import type { GridField } from '../base/grid-filter.ts';
import { type GridQuery, type GridText, readQuery } from '../base/grid-query.ts';
import { problems } from './problems.ts';

/** The query of a list from its text. @throws INPUT_INVALID for a field or condition that there is none of: to leave it out would show rows that nobody asked for. */
export function gridQueryOf(
  text: GridText,
  fields: readonly Pick<GridField<never>, 'id' | 'type'>[],
): GridQuery {
  const { query, unread } = readQuery(text, fields);
  if (unread.length === 0) return query;
  const known = fields.map(({ id, type }) => `${id} (${type})`).join(', ');
  throw problems.INPUT_INVALID(
    unread.map((part) => ({
      path: text.sort?.split(',').includes(part) ? 'sort' : 'filter',
      message: `“${part}” asks for nothing that is here. There are ${known}`,
    })),
  );
}
