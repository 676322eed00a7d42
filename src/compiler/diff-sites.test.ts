import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ComparedSite, SiteDifference } from './diff-model.ts';
import { diffSites } from './diff-sites.ts';
import type { PageModel, StepModel, TaskModel } from './model.ts';

const aTask = (id: string, more: Partial<TaskModel> = {}): TaskModel => ({
  id,
  name: `Task ${id}`,
  mandatory: true,
  roles: ['SME'],
  roleText: 'SME',
  services: ['Teams'],
  serviceText: 'Teams',
  line: 1,
  ...more,
});

const aStep = (title: string, tasks: readonly TaskModel[] = []): StepModel => ({
  title,
  anchor: title.toLowerCase().replaceAll(' ', '-'),
  level: 3,
  line: 1,
  kind: 'labelled',
  roles: [],
  roleText: '',
  services: [],
  serviceText: '',
  motions: [],
  inputs: [],
  outputs: [],
  links: [],
  tasks,
});

const aPage = (path: string, steps: readonly StepModel[], more: Partial<PageModel> = {}): PageModel => ({
  path,
  kind: 'process',
  title: `Page ${path}`,
  h1: null,
  audiences: ['internal'],
  language: 'en',
  phases: ['Assess'],
  phaseText: 'Assess',
  motions: [],
  owner: null,
  programManagers: [],
  date: null,
  overview: '',
  objectives: [],
  steps,
  keyInputs: [],
  keyOutputs: [],
  nextSteps: [],
  history: [],
  links: [],
  ...more,
});

const site = (...pages: PageModel[]): ComparedSite => ({ pages });
const kindsOf = (difference: SiteDifference) => ({
  tasks: difference.tasks.map(({ id, kinds }) => [id, ...kinds]),
  steps: difference.steps.map(({ kinds, before, after }) => [(after ?? before)?.title, ...kinds]),
  pages: difference.pages.map(({ kinds, before, after }) => [(after ?? before)?.path, ...kinds]),
});

const stepArb = fc.record({
  title: fc.constantFrom('Prepare', 'Meet', 'Decide', 'Report'),
  tasks: fc.uniqueArray(fc.constantFrom('101', '102', '103', '104', '105'), { maxLength: 3 }),
  name: fc.constantFrom('Kick off', 'Hand over'),
  mandatory: fc.constantFrom(true, false, null),
});
const siteArb = fc
  .uniqueArray(
    fc.record({
      path: fc.constantFrom('a.md', 'b.md', 'c.md', 'd.md'),
      title: fc.constantFrom('One', 'Two', 'Three'),
      steps: fc.uniqueArray(stepArb, { maxLength: 3, selector: ({ title }) => title }),
    }),
    { selector: ({ path }) => path, maxLength: 4 },
  )
  .map((pages) =>
    site(
      ...pages.map(({ path, title, steps }) =>
        aPage(
          path,
          steps.map((step) =>
            aStep(
              step.title,
              step.tasks.map((id) => aTask(id, { name: step.name, mandatory: step.mandatory })),
            ),
          ),
          { title },
        ),
      ),
    ),
  );

describe('as an algebra', () => {
  test('a site does not differ from itself, nor from a copy', () => {
    fc.assert(
      fc.property(siteArb, (one) => {
        const nothing = { tasks: [], steps: [], pages: [], passages: [] };
        expect(diffSites(one, one)).toEqual(nothing);
        expect(diffSites(one, structuredClone(one))).toEqual(nothing);
      }),
    );
  });

  test('read backwards, added is retired or removed, and every before is the after', () => {
    const mirrored = { added: 'gone', retired: 'gone', removed: 'gone' } as Record<string, string>;
    const back = { added: 'added', retired: 'added', removed: 'added' } as Record<string, string>;
    const forward = ({ tasks, steps, pages }: SiteDifference) =>
      [...tasks, ...steps, ...pages].map(({ kinds, before, after }) =>
        JSON.stringify([
          kinds.map((kind) => (kind === 'added' ? kind : (mirrored[kind] ?? kind))),
          before,
          after,
        ]),
      );
    const backward = ({ tasks, steps, pages }: SiteDifference) =>
      [...tasks, ...steps, ...pages].map(({ kinds, before, after }) =>
        JSON.stringify([
          kinds.map((kind) => (kind === 'added' ? 'gone' : (back[kind] ?? kind))),
          after,
          before,
        ]),
      );
    fc.assert(
      fc.property(siteArb, siteArb, (one, other) => {
        expect(forward(diffSites(one, other)).sort()).toEqual(backward(diffSites(other, one)).sort());
      }),
    );
  });

  test('added and retired tasks are exactly those that only one site has', () => {
    const idsOf = ({ pages }: ComparedSite) =>
      new Set(pages.flatMap(({ steps }) => steps.flatMap(({ tasks }) => tasks.map(({ id }) => id))));
    fc.assert(
      fc.property(siteArb, siteArb, (one, other) => {
        const { tasks } = diffSites(one, other);
        const of = (kind: 'added' | 'retired') =>
          new Set(tasks.filter(({ kinds }) => kinds.includes(kind)).map(({ id }) => id));
        expect(of('added')).toEqual(idsOf(other).difference(idsOf(one)));
        expect(of('retired')).toEqual(idsOf(one).difference(idsOf(other)));
      }),
    );
  });
});

describe('tasks', () => {
  const before = site(aPage('a.md', [aStep('Prepare', [aTask('101')]), aStep('Meet')]));
  const changed = (more: Partial<TaskModel>) =>
    kindsOf(diffSites(before, site(aPage('a.md', [aStep('Prepare', [aTask('101', more)]), aStep('Meet')]))));

  test.each([
    [{ name: 'Other' }, 'renamed'],
    [{ mandatory: false }, 're-flagged'],
    [{ roles: ['FastTrack Manager'] }, 're-roled'],
    [{ services: ['Exchange'] }, 're-serviced'],
  ] as const)('%j is told as %s', (more, kind) => {
    expect(changed(more)).toEqual({ tasks: [['101', kind]], steps: [], pages: [] });
  });

  test('the order of roles and services is no difference', () => {
    const one = site(aPage('a.md', [aStep('Prepare', [aTask('101', { roles: ['A', 'B'] })])]));
    const other = site(aPage('a.md', [aStep('Prepare', [aTask('101', { roles: ['B', 'A'] })])]));
    expect(diffSites(one, other).tasks).toEqual([]);
  });

  test('a task that another step holds has moved', () => {
    const after = site(aPage('a.md', [aStep('Prepare'), aStep('Meet', [aTask('101')])]));
    const { tasks } = diffSites(before, after);
    expect(tasks).toMatchObject([
      {
        id: '101',
        kinds: ['moved'],
        before: { places: [{ title: 'Prepare' }] },
        after: { places: [{ title: 'Meet' }] },
      },
    ]);
  });

  test('a task whose step is only called otherwise has not moved', () => {
    const after = site(aPage('a.md', [aStep('Get ready', [aTask('101')]), aStep('Meet')]));
    expect(kindsOf(diffSites(before, after))).toEqual({
      tasks: [],
      steps: [['Get ready', 'renamed']],
      pages: [],
    });
  });

  test('a task that only the catalogue knows counts', () => {
    const named = { name: 'Plan', mandatory: null, roles: [], services: [] };
    expect(diffSites({ pages: [] }, { pages: [], catalogue: { 4021: named } }).tasks).toMatchObject([
      { id: '4021', kinds: ['added'], after: { name: 'Plan', places: [] } },
    ]);
  });
});

describe('steps and pages', () => {
  test('a step with its tasks on another page has moved, and its tasks with it', () => {
    const step = aStep('Prepare', [aTask('101')]);
    const before = site(aPage('a.md', [step]), aPage('b.md', []));
    const after = site(aPage('a.md', []), aPage('b.md', [step]));
    expect(kindsOf(diffSites(before, after))).toEqual({
      tasks: [['101', 'moved']],
      steps: [['Prepare', 'moved']],
      pages: [],
    });
  });

  test('a step without tasks that is called otherwise is known by its neighbours and a word of its title', () => {
    const around = (title: string) => site(aPage('a.md', [aStep('Prepare'), aStep(title), aStep('Report')]));
    expect(kindsOf(diffSites(around('Setup Meeting'), around('Set up a meeting'))).steps).toEqual([
      ['Set up a meeting', 'renamed'],
    ]);
    expect(kindsOf(diffSites(around('Setup Meeting'), around('Decide'))).steps).toEqual([
      ['Decide', 'added'],
      ['Setup Meeting', 'removed'],
    ]);
  });

  test('a page under another path is the same page, and its steps stay where they are', () => {
    const steps = [aStep('Prepare', [aTask('101')])];
    const before = site(aPage('a.md', steps, { title: 'Kickoff' }));
    const after = site(
      aPage('b.md', steps, { title: 'Kickoff', phases: ['Enable'], audiences: ['partner'] }),
    );
    expect(kindsOf(diffSites(before, after))).toEqual({
      tasks: [],
      steps: [],
      pages: [['b.md', 'moved', 're-phased', 're-addressed']],
    });
  });

  test('two pages that could both be the lost one are guessed at by nobody', () => {
    const before = site(aPage('a.md', [], { title: 'Kickoff' }));
    const after = site(aPage('b.md', [], { title: 'Kickoff' }), aPage('c.md', [], { title: 'Kickoff' }));
    expect(kindsOf(diffSites(before, after)).pages).toEqual([
      ['a.md', 'removed'],
      ['b.md', 'added'],
      ['c.md', 'added'],
    ]);
  });
});
