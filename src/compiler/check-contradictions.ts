import type { CheckedSite } from './check.ts';
import type { FindingCode } from './codes.ts';
import type { PageModel, TaskModel } from './model.ts';
import { onceFor } from './remembering.ts';
import type { Report } from './report.ts';
import { keyOf } from './text.ts';

interface Placed {
  readonly page: PageModel;
  readonly task: TaskModel;
  /** Tasks with the same key should say the same. */
  readonly key: string;
  /** What it says to each aspect. */
  readonly says: readonly (string | null)[];
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
  const placed = Map.groupBy(pages.flatMap(placedOn), ({ key }) => key);
  for (const places of placed.values()) {
    if (places.length > 1) aspects.forEach((aspect, i) => void compareAspect(places, aspect, i, report));
  }
}

const placedOn = onceFor((page: PageModel): Placed[] =>
  page.steps.flatMap((step) =>
    step.tasks.map((task) => ({
      page,
      task,
      key: `${page.language} ${task.id}`,
      says: aspects.map(({ key }) => key(task)),
    })),
  ),
);

/** The value that most places have is taken for the right one; the first page's, when none has more. */
function compareAspect(
  places: readonly Placed[],
  { code, word, shown }: Aspect,
  i: number,
  report: Report,
): void {
  const counts = new Map<string, number>();
  for (const { says } of places) {
    const value = says[i] ?? null;
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  if (counts.size < 2) return;
  const most = Math.max(...counts.values());
  const said = (place: Placed) => place.says[i] ?? null;
  const usual = places.find((place) => counts.get(said(place) ?? '') === most);
  for (const place of places) {
    if (usual === undefined || said(place) === null || said(place) === said(usual)) continue;
    const here = `Task ${place.task.id} ${word} ${shown(place.task)} here`;
    const there = `${shown(usual.task)} in ${usual.page.path}:${usual.task.line}`;
    const at = { path: place.page.path, line: place.task.line, column: 1 };
    report(code, at, `${here}, and ${word} ${there}.`, 'Make both pages say the same.');
  }
}
