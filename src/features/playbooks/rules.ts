import type { ShownPage } from './model.ts';

/** The address of a page in the app: `/playbooks/internal/kickoff.md#prepare`. */
export function pageAddress(path: string, anchor?: string): string {
  const place = path.split('/').map(encodeURIComponent).join('/');
  return `/playbooks/${place}${anchor ? `#${encodeURIComponent(anchor)}` : ''}`;
}

/** Reads a link that the compiler wrote, `page:internal/kickoff.md#prepare`; undefined for any other link. */
export function readPageHref(href: string): { path: string; anchor: string | undefined } | undefined {
  if (!href.startsWith('page:')) return undefined;
  const [path = '', anchor] = href.slice('page:'.length).split('#', 2);
  return { path: decoded(path), anchor: anchor ? decoded(anchor) : undefined };
}

// A stray percent sign in a file name is no reason to lose the link.
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

type Step = ShownPage['steps'][number];
type Listed<T> = { readonly [Key in keyof T]: T[Key] extends string[] ? readonly string[] : T[Key] };

/** A page as the compiler understood it, as far as the reader shows it. */
export interface UnderstoodPage
  extends Listed<Pick<ShownPage, 'path' | 'title' | 'phases' | 'audiences' | 'owner' | 'date'>> {
  readonly programManagers: readonly string[];
  readonly steps: readonly (Listed<Omit<Step, 'tasks'>> & {
    readonly tasks: readonly Listed<Step['tasks'][number]>[];
  })[];
  readonly history: readonly ShownPage['history'][number][];
}

/** What the reader shows of a page beside its text. */
export function shownPage(model: UnderstoodPage): Omit<ShownPage, 'sections' | 'number'> {
  return {
    path: model.path,
    title: model.title,
    phases: [...model.phases],
    audiences: [...model.audiences],
    owner: model.programManagers[0] ?? model.owner,
    date: model.date,
    steps: model.steps.map(({ title, anchor, roles, services, tasks }) => ({
      title,
      anchor,
      roles: [...roles],
      services: [...services],
      tasks: tasks.map(({ id, name, mandatory, roles, services }) => {
        return { id, name, mandatory, roles: [...roles], services: [...services] };
      }),
    })),
    history: model.history.map(({ date, who, what }) => ({ date, who, what })),
  };
}
