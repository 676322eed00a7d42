import { type Task, type TaskTruth, writeTable } from './dialect-tables.ts';
import { phrase, prose, roles, services, type Tongue } from './dialect-words.ts';
import type { Dice } from './dice.ts';

export interface StepTruth {
  readonly title: string;
  readonly kind: 'labelled' | 'unlabelled' | 'page';
  readonly roles: readonly string[];
  readonly services: readonly string[];
  readonly tasks: readonly TaskTruth[];
}

export interface WrittenPage {
  readonly lines: readonly string[];
  readonly steps: readonly StepTruth[];
  readonly historyRows: number;
  readonly kinds: readonly string[];
}

/** What a page is written from. Tasks are handed out until the page is full. */
export interface PagePlan {
  readonly title: string;
  readonly audience: string;
  readonly tongue: Tongue;
  readonly tasks: readonly Task[];
  /** Links that the page holds somewhere, as Markdown. */
  readonly links: readonly string[];
  readonly next: readonly string[];
}

interface Piece {
  readonly lines: readonly string[];
  readonly kinds: readonly string[];
}

export function frontMatter(title: string, audience: string, dice: Dice): Piece {
  const kind = dice.one([
    'plain',
    'plain',
    'duplicate key',
    'no colon',
    'glued colon',
    'colon in value',
    'bad date',
  ]);
  const extra: Readonly<Record<string, readonly string[]>> = {
    'duplicate key': ['ft.owner: Bo Marsh', 'ft.owner:'],
    'no colon': ['author Lotte Vandersloot'],
    'glued colon': ['ms.author :lottev'],
    'colon in value': ['description: Appendix A: what to read first'],
    'bad date': ['', 'ms.date: 12/13\\7/2019'],
  };
  const lines = [
    ...['---', '# required metadata', `title: FastTrack Playbook ${dice.one(['-', '–'])} ${title}  `],
    ...[
      `ft.audience: ${audience} `,
      ...(extra[kind] ?? ['ms.date: 4/25/2019']),
      'ms.topic: article',
      '---',
      '',
    ],
  ];
  return { lines, kinds: [`front matter: ${kind}`] };
}

const fixed: Readonly<Record<string, readonly string[]>> = {
  nobody: [],
  'half bold': ['FastTrack Manager', 'SME'],
  'two actors': ['FastTrack Manager', 'SME'],
};

function labelLines({ labels: [role, applies, motions] }: Tongue, dice: Dice) {
  const [who, what] = [dice.one(roles), dice.one(services)];
  const kind = dice.one([
    'bold',
    'bold',
    'bold',
    'bare',
    'bold line',
    'one run',
    'open run',
    'stray star',
    'listed',
    'half bold',
    'two actors',
    'wide colon',
    'nobody',
  ]);
  const end = dice.one(['', ' ', '  ', '\\']);
  const forms: Readonly<Record<string, readonly string[]>> = {
    bold: [
      `${role}: **${who.written}**${end}`,
      `${motions}: **RFA; Targeting**${end}`,
      `${applies}: **${what.written}**${end}`,
    ],
    bare: [`${role}: ${who.written}${end}`, `${applies}: ${what.written}`],
    'bold line': [`**${role}: ${who.written}**${end}`, `**${applies}: ${what.written}**`],
    'one run': [`**${role}: ${who.written} ${applies}: ${what.written}**`],
    'open run': [`${role}: **${who.written}`, '**', `${applies}: **${what.written}**`],
    'stray star': [`${role}: **${who.written}***${end}`, `${applies}: **${what.written}**`],
    listed: [`- ${role}: **${who.written}**`, `- ${applies}: **${what.written}**`],
    'half bold': [`${role}: **FastTrack Manager**; SME${end}`, `${applies}: **${what.written}**${end}`],
    'two actors': [
      ...[`${role}: **FastTrack Manager**${end}`, `${applies}: **${what.written}**${end}`, ''],
      ...['Then the other one.', '', `${role}: **SME**`, `${applies}: ${what.written}`],
    ],
    'wide colon': [`${role}：**${who.written}**${end}`, `${applies}：**${what.written}**`],
    nobody: [`${role}: **-**${end}`, `${applies}: **${what.written}**`],
  };
  return {
    lines: forms[kind] ?? [],
    kinds: [`label: ${kind}`],
    roles: fixed[kind] ?? who.read,
    services: what.read,
  };
}

const heading = (level: number, title: string, dice: Dice): Piece => {
  const marks = '#'.repeat(level);
  const kind = dice.one([
    'plain',
    'plain',
    'plain',
    'no blank',
    'many blanks',
    'doubled marks',
    'closed',
    'no-break space',
    'bold',
    'zero width',
  ]);
  const forms: Readonly<Record<string, string>> = {
    plain: `${marks} ${title}`,
    'no blank': `${marks}${title}`,
    'many blanks': `${marks}   ${title}`,
    'doubled marks': `${marks} ${marks} ${title}`,
    closed: `${marks} ${title} ${marks}`,
    'no-break space': `${marks} ${title}\u00a0`,
    bold: `${marks} **${title}**`,
    'zero width': `${marks} \u200b${title}`,
  };
  return { lines: [forms[kind] ?? ''], kinds: [`heading: ${kind}`] };
};

const asides: readonly (readonly string[])[] = [
  ['> [!NOTE]', '> Keep the list short.'],
  ['> [!HINWEIS]', '> Fragen Sie nach.'],
  ['> [!VIDEO https://example.com/watch/1]'],
  ['<details><summary>More</summary>', '', 'Ask <Customer name> first.&nbsp;', '', '</details>'],
  ['<!-- not yet', '| 9999 | Hidden in a comment | M | FE | Teams |', '-->'],
  ['```', '### No step', '| 9998 | Hidden in a fence | M | FE | Teams |', '```'],
  ['| Workload | Set up |', '| --- | --- |', '| Exchange | 1641: Set up a domain |'],
  ['| Status | (M)andatory / (O)ptional |', '| --- | --- |', '| In Progress | M |'],
  ['| Request | What |', '| --- | --- |', '| 75865 | A change of wording |'],
  ['As in Task 4021 (task 3070), the order is free.'],
  ['Mark FTOP tasks 107, 114 and', '121 complete.'],
  ['> [!VIDEO https://example.com/watch/2]', '> Watch it first.'],
  ['- See [!INCLUDE [notes](includes/notes.md)]'],
  ['A paragraph above a rule', '---'],
  ['1. First', '   - Nested', '     - Deeper'],
  ['**Step Inputs for this step**', '', '- A list of names', '- A date'],
];

function step(plan: PagePlan, count: number, from: number, labelled: boolean, dice: Dice) {
  const tasks = plan.tasks.slice(from, from + count);
  const title =
    tasks.length === 0 && dice.rarely(4)
      ? `Uncategorized Tasks (${plan.title})`
      : `${phrase(dice)} ${from + 1}`;
  const head = heading(3, title, dice);
  const labels = labelled ? labelLines(plan.tongue, dice) : { lines: [], kinds: [], roles: [], services: [] };
  const table = tasks.length === 0 ? null : taskSection(tasks, plan.tongue, dice);
  const aside = dice.one(asides);
  const link = plan.links.length === 0 ? [] : [`See ${dice.one(plan.links)}.`, ''];
  const lines = [
    ...[...head.lines, '', ...labels.lines, '', prose(dice, 2 + dice.below(4)), '', ...link, ...aside, ''],
    ...[...(table?.lines ?? []), ...(dice.rarely(6) ? [] : [''])],
  ];
  const truth: StepTruth = {
    title,
    kind: labelled ? 'labelled' : 'unlabelled',
    roles: labels.roles,
    services: labels.services,
    tasks: table?.tasks ?? [],
  };
  return { lines, truth, kinds: [...head.kinds, ...labels.kinds, ...(table?.kinds ?? [])] };
}

function taskSection(tasks: readonly Task[], tongue: Tongue, dice: Dice) {
  const table = writeTable(tasks, tongue, dice);
  const head = heading(4, tongue.tasks, dice);
  if (!dice.rarely(10)) return { ...table, lines: [...head.lines, '', ...table.lines] };
  const empty = [
    '#### FTOP Tasks',
    '',
    `| ${tongue.header.join(' | ')} |`,
    '| --- | --- | :-: | --- | --- |',
    '',
  ];
  return {
    ...table,
    lines: [...empty, ...head.lines, '', ...table.lines],
    kinds: [...table.kinds, 'empty table first'],
  };
}

function historySection({ tongue }: PagePlan, dice: Dice) {
  const rows = dice.below(4);
  const dates = ['4/25/2019', '25 April 2019', '2019-04-25', '2019', 'Q3'];
  const written = Array.from({ length: rows }, () =>
    dice.rarely(4)
      ? `| ${dice.one(dates)} | New wording |`
      : `| ${dice.one(dates)} | Bo Marsh | ${phrase(dice)} |`,
  );
  const table =
    rows === 0 ? [] : ['| Date | Who Changed | What Changed |', '| --- | --- | --- |', ...written];
  return { lines: [...heading(2, tongue.history, dice).lines, '', ...table, ''], rows };
}

/** A page of steps with a role, as nine of ten pages with tasks are. */
export function processPage(plan: PagePlan, dice: Dice): WrittenPage {
  const { tongue } = plan;
  const [overview, approach, inputs, outputs] = tongue.sections;
  const front = frontMatter(plan.title, plan.audience, dice);
  const steps: ReturnType<typeof step>[] = [];
  for (let from = 0; from < plan.tasks.length; ) {
    const count = dice.rarely(2) ? 0 : 1 + dice.below(3);
    steps.push(step(plan, count, from, true, dice));
    from += count;
  }
  const late = dice.rarely(5) ? steps.splice(-1) : [];
  const history = historySection(plan, dice);
  const section = (title: string) => ['', ...heading(2, title, dice).lines, ''];
  const list = () => ['- A list of names', '  - With their dates', '- An agreed', '  plan', ''];
  const lines = [
    ...[
      ...front.lines,
      `# ${plan.title}`,
      '',
      'Program Manager: **Bo Marsh**',
      'Phase: **Assess and Enable**',
    ],
    ...['[!INCLUDE [feedback](./includes/feedback.md)]', ...section(overview), prose(dice, 6), ''],
    ...[...section(approach), ...steps.flatMap((one) => one.lines), ...section(inputs), ...list()],
    ...(dice.rarely(8) ? [...section(inputs), ...list()] : []),
    ...[...section(outputs), ...list(), ...late.flatMap((one) => one.lines)],
    ...[...section(tongue.nextSteps), ...plan.next.map((link) => `- ${link}`), '', ...history.lines],
  ];
  const all = [...steps, ...late];
  const kinds = [...front.kinds, ...all.flatMap((one) => one.kinds)];
  return { lines, steps: all.map(({ truth }) => truth), historyRows: history.rows, kinds };
}

/** A page with its labels under Approach, numbered steps without labels and one table for the page. */
export function approachPage(plan: PagePlan, dice: Dice): WrittenPage {
  const { tongue } = plan;
  const front = frontMatter(plan.title, plan.audience, dice);
  const labels = labelLines(tongue, dice);
  const table = writeTable(plan.tasks, tongue, dice);
  const steps = [1, 2].map((number) => step({ ...plan, tasks: [] }, 0, number, false, dice));
  const lines = [
    ...[...front.lines, `# ${plan.title}`, '', `## ${tongue.sections[1]}`, '', ...labels.lines, ''],
    ...[...steps.flatMap((one) => one.lines), `## ${tongue.tasks}`, '', ...table.lines],
  ];
  const whole: StepTruth = {
    title: plan.title,
    kind: 'page',
    roles: labels.roles,
    services: labels.services,
    tasks: table.tasks,
  };
  const kinds = [...front.kinds, ...labels.kinds, ...table.kinds, 'page-level table'];
  return { lines, steps: [...steps.map(({ truth }) => truth), whole], historyRows: 0, kinds };
}
