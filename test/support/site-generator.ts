import type { SourceFile } from '../../src/compiler/index.ts';
import { approachPage, frontMatter, type PagePlan, processPage, type StepTruth } from './dialect-pages.ts';
import type { Task } from './dialect-tables.ts';
import { phrase, prose, type Said, type Tongue, tongues } from './dialect-words.ts';
import { type Dice, diceOf } from './dice.ts';

/** What the compiler has to find on a page, known because it was put there. */
export interface PageTruth {
  readonly path: string;
  readonly language: string;
  readonly steps: readonly StepTruth[];
  readonly historyRows: number;
  /** Tasks of the catalogue that no step of the site holds, and that this page is to list. */
  readonly uncategorized: readonly string[];
}

export interface GeneratedSite {
  readonly files: readonly SourceFile[];
  readonly truth: readonly PageTruth[];
  /** Every variation and damage that was used, each once. */
  readonly kinds: ReadonlySet<string>;
}

interface Name {
  readonly path: string;
  readonly title: string;
  readonly audience: string;
  readonly tongue: Tongue;
}

/**
 * A site in the playbook dialect with about this many pages, the same for the same seed: pages of every kind, in two audiences and six
 * languages, with the damage that real sites have and the truth about what they say.
 */
export function generateSite({ pages, seed }: { pages: number; seed: number }): GeneratedSite {
  const dice = diceOf(seed);
  const names = Array.from({ length: pages }, (_, i) => nameOf(i, dice));
  const tasks = poolOf(Math.min(5000, 60 + pages), dice);
  const kinds = new Set<string>();
  const truth: PageTruth[] = [];
  const located = tasks.map((task, i) => ({ task, at: names[(i * 7) % names.length] as Name }));
  const files: SourceFile[] = fixedFiles(located, dice);
  for (const name of names) {
    const { path, tongue } = name;
    const plan = planOf(name, names, tasks, dice);
    const prosaic = dice.rarely(4);
    const page = prosaic
      ? prosePage(plan, dice)
      : dice.rarely(8)
        ? approachPage(plan, dice)
        : processPage(plan, dice);
    for (const kind of page.kinds) kinds.add(kind);
    files.push({ path, text: textOf(page.lines, kinds, dice) });
    const { steps, historyRows } = page;
    truth.push({ path, language: tongue.language, steps, historyRows, uncategorized: [] });
  }
  return { files, truth: withUncategorized(truth, located), kinds };
}

/** The catalogue is internal: pages that partners read do not list what only it says. */
function withUncategorized(truth: readonly PageTruth[], located: readonly Located[]): PageTruth[] {
  const held = new Set(truth.flatMap(({ steps }) => steps.flatMap((step) => step.tasks.map(({ id }) => id))));
  const free = located.filter(({ task, at }) => !held.has(task.id) && at.audience === 'internal');
  const byPath = Map.groupBy(free, ({ at }) => at.path);
  return truth.map((page) => {
    const ids = (byPath.get(page.path) ?? []).map(({ task }) => task.id);
    return { ...page, uncategorized: ids.toSorted() };
  });
}

/** A task and the page that its location names. */
interface Located {
  readonly task: Task;
  readonly at: Name;
}

const locations: readonly ((title: string) => string)[] = [
  (title) => `Enable \\> ${title} \\> A step`,
  (title) => `Enable \\> ${title}`,
  (title) => `Success > ${title.toUpperCase()} > Another task`,
  (title) => title,
];

function nameOf(i: number, dice: Dice): Name {
  const title = `${phrase(dice)} ${i}`;
  const tongue = dice.rarely(4) ? dice.one(tongues) : (tongues[0] as Tongue);
  const audience = dice.rarely(3) ? 'partner' : dice.one(['internal', 'internal, partner']);
  const edition = audience === 'partner' && dice.rarely(3) ? '-partner' : '';
  const stem = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const folder = audience === 'partner' ? 'partner' : 'internal';
  return { path: `${folder}/${stem}${edition}${tongue.suffix}.md`, title, audience, tongue };
}

const nameForms: readonly ((text: string, dice: Dice) => Said<string>)[] = [
  (text) => ({ written: text, read: text }),
  (text) => ({ written: text, read: text }),
  (text) => ({ written: `${text} [here](https://example.com/wizard)`, read: `${text} here` }),
  (text) => ({ written: `${text} {Wizard}`, read: `${text} {Wizard}` }),
  (text) => ({ written: `${text} \\#1`, read: `${text} #1` }),
  (text) => ({ written: `${text}: "first/second" – all`, read: `${text}: "first/second" – all` }),
  (text) => ({ written: `${text} https://example.com/a`, read: `${text} https://example.com/a` }),
  (text) => ({ written: `${text} \\| **both**`, read: `${text} | both` }),
];

function poolOf(size: number, dice: Dice): Task[] {
  return Array.from({ length: size }, (_, i) => ({
    id: String(100 + i * (size > 1000 ? 1 : 7)),
    name: dice.one(nameForms)(phrase(dice), dice),
    mandatory: dice.rarely(2),
  }));
}

function planOf(name: Name, names: readonly Name[], pool: readonly Task[], dice: Dice): PagePlan {
  const tasks = new Set(Array.from({ length: 2 + dice.below(6) }, () => dice.one(pool)));
  const links = [linkTo(dice.one(names), dice), linkTo(dice.one(names), dice), dice.one(strayLinks)];
  return { ...name, tasks: [...tasks], links, next: [linkTo(dice.one(names), dice)] };
}

const strayLinks: readonly string[] = [
  '[a page that is gone](./gone-for-good.md)',
  '[an anchor](#no-such-heading)',
  '[a short link](https://aka.ms/uptake-example)',
  '[no scheme](www.example.com/a)',
  '[blanks](./a page with blanks.md)',
  '[wrapped](https://nam01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.com%2Fa&data=x)',
  '[a script](javascript:void)',
  '![a picture](../media/picture.png)',
  '<https://example.com/plain>',
  '[far away](../../../outside.md)',
  'lotte@contoso.example',
];

function linkTo({ path, title }: Name, dice: Dice): string {
  const form = dice.one(['plain', 'plain', 'html', 'case', 'anchor', 'wrapped']);
  if (form === 'html') return `[${title}](../${path.replace(/md$/, 'html')})`;
  if (form === 'case') return `[${title}](../${path.replace('e', 'E')})`;
  if (form === 'anchor') return `[${title}](../${path}#overview)`;
  if (form === 'wrapped') return `[${title.replace(' the ', '\nthe ')}](../${path})`;
  return `[${title}](../${path})`;
}

/** A page without steps: guidance, a list of links, a glossary. */
function prosePage({ title, audience, links, next }: PagePlan, dice: Dice) {
  const front = frontMatter(title, audience, dice);
  const h1 = dice.rarely(12) ? [] : [`# ${title}`, ''];
  const bodies: readonly (readonly string[])[] = [
    ['## Terms', '', '| Word | Meaning |', '| --- | --- |', '| Wave | A group that moves together |', ''],
    [...links, ...next].map((link) => `- ${link}`),
    ['[!INCLUDE [notes](includes/notes.md)]', '', '[!INCLUDE [lost](includes/lost.md)]', ''],
    [
      '## First',
      '',
      prose(dice, 12),
      '',
      '## Second',
      '',
      prose(dice, 12),
      '',
      `Write to ${dice.one(links)}.`,
    ],
  ];
  const lines = [...front.lines, ...h1, prose(dice, 8), '', ...dice.one(bodies)];
  return { lines, steps: [], historyRows: 0, kinds: front.kinds };
}

/** Line ends and byte order marks as different editors leave them. */
function textOf(lines: readonly string[], kinds: Set<string>, dice: Dice): string {
  const end = dice.one(['\n', '\n', '\r\n']);
  const mark = dice.rarely(5) ? '\ufeff' : '';
  kinds.add(end === '\n' ? 'line feeds' : 'carriage returns');
  if (mark !== '') kinds.add('byte order mark');
  return `${mark}${lines.join('\n').replaceAll('\n', end)}${end}`;
}

/** The fragments, the landing page and the catalogue, which every site has once. */
function fixedFiles(located: readonly Located[], dice: Dice): SourceFile[] {
  const fragment = ['---', 'title: Fragment', '---', 'Tell us what you think.', ''].join('\n');
  const notes = ['---', 'title: Notes', '---', '', '> [!TIP]', '> Ask early.', ''].join('\n');
  const entries = located.flatMap(({ task: { id, name }, at }, i) => [
    ...[`## ${id}: ${name.written}`, '', '**Service(s):** All Services', ''],
    ...[
      `**Task Location:** ${locations[i % locations.length]?.(at.title)}`,
      '',
      '**Task Description**',
      '',
      prose(dice, 1),
      '',
      '---',
      '',
    ],
  ]);
  const head = ['---', 'title: Task catalogue', 'ft.audience: internal', '---', '# Task catalogue', ''];
  const folders = ['internal', 'partner'];
  return [
    ...folders.map((folder) => ({ path: `${folder}/includes/feedback.md`, text: fragment })),
    ...folders.map((folder) => ({ path: `${folder}/includes/notes.md`, text: notes })),
    { path: 'index.md', text: '---\ntitle: Home\nft.audience: internal, partner\n---\n# Home\n\nWelcome.\n' },
    { path: 'task-catalogue.md', text: [...head, ...entries].join('\n') },
  ];
}
