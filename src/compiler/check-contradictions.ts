import type { CheckedSite } from './check.ts';
import type { FindingCode } from './codes.ts';
import type { PageModel, TaskModel } from './model.ts';
import type { Report } from './report.ts';
import { keyOf } from './text.ts';

interface Placed {
  readonly page: PageModel;
  readonly task: TaskModel;
}

interface Aspect {
  readonly code: FindingCode;
  readonly word: string;
  /** How two places are compared; null when the place says nothing. */
  readonly key: (task: TaskModel) => string | null;
  readonly shown: (task: TaskModel) => string;
}

const list = (names: readonly string[]): string | null =>
  names.length === 0 ? null : names.map(keyOf).toSorted().join('; ');

const aspects: readonly Aspect[] = [
  {
    code: 'PB051-task-mandatory-differs',
    word: 'is',
    key: ({ mandatory }) => (mandatory === null ? null : String(mandatory)),
    shown: ({ mandatory }) => (mandatory ? 'mandatory' : 'optional'),
  },
  {
    code: 'PB052-task-role-differs',
    word: 'belongs to',
    key: ({ roles }) => list(roles),
    shown: ({ roles }) => roles.join(', '),
  },
  {
    code: 'PB053-task-services-differ',
    word: 'is for',
    key: ({ services }) => list(services),
    shown: ({ services }) => services.join(', '),
  },
  {
    code: 'PB050-task-name-differs',
    word: 'is called',
    key: ({ name }) => keyOf(name) || null,
    shown: ({ name }) => `"${name}"`,
  },
];

/** PB050–PB053: a task says the same on every page of a language. Aliases are applied first; both places are named. */
export function checkContradictions({ pages }: CheckedSite, report: Report): void {
  const all = pages.flatMap((page) =>
    page.steps.flatMap((step) => step.tasks.map((task) => ({ page, task }))),
  );
  const placed = Map.groupBy(all, ({ page, task }) => `${page.language} ${task.id}`);
  for (const places of placed.values()) {
    if (places.length > 1) for (const aspect of aspects) compareAspect(places, aspect, report);
  }
}

/** The value that most places have is taken for the right one; the first page's, when none has more. */
function compareAspect(places: readonly Placed[], { code, word, key, shown }: Aspect, report: Report): void {
  const said = places.flatMap((place) => {
    const value = key(place.task);
    return value === null ? [] : [{ place, value }];
  });
  const counts = new Map<string, number>();
  for (const { value } of said) counts.set(value, (counts.get(value) ?? 0) + 1);
  if (counts.size < 2) return;
  const most = Math.max(...counts.values());
  const usual = said.find(({ value }) => counts.get(value) === most)?.place;
  for (const { place, value } of said) {
    if (usual === undefined || value === key(usual.task)) continue;
    const here = `Task ${place.task.id} ${word} ${shown(place.task)} here`;
    const there = `${shown(usual.task)} in ${usual.page.path}:${usual.task.line}`;
    const at = { path: place.page.path, line: place.task.line, column: 1 };
    report(code, at, `${here}, and ${word} ${there}.`, 'Make both pages say the same.');
  }
}
