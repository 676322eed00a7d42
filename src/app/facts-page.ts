import { effects } from '../features/cases/effects.ts';
import { facts } from '../features/cases/facts.ts';

/** `docs/FACTS.md`: what guards may ask for, and what may follow; written from the code that tells and does it. */
export function factsPage(): string {
  const nouns = Map.groupBy(facts, ({ name }) => name.split('.')[0] ?? '');
  const sections = [...nouns].map(([noun, list]) => {
    const rows = list.map(
      ({ name, type, label, source, remedy }) =>
        `| \`${name}\` | ${type} | ${label} | ${source} | ${remedy} |`,
    );
    return `## ${noun}\n\n| fact | type | what | where it comes from | what changes it |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  const doing = Object.entries(effects).map(([name, given]) => {
    const told = given.map((one) => (one.endsWith('*') ? `**${one.slice(0, -1)}**` : one)).join(', ');
    return `| ${name} | ${told} |`;
  });
  return [
    '# Facts and effects',
    'A guard of a process definition is CEL over these facts and over the answers of its form; `was_name` is the answer that was stored before. A fact that is not known makes a guard unknown where the answer depends on it, and never false. `npm run facts` writes this page.',
    ...sections.map((section) => section.trimEnd()),
    '## Effects',
    `What may follow from an event. What an effect needs is bold; a text that begins with \`=\` is CEL.\n\n| effect | with |\n| --- | --- |\n${doing.join('\n')}`,
  ]
    .join('\n\n')
    .concat('\n');
}
