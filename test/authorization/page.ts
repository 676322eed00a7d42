import type { Contract } from '../../src/http/contract.ts';
import { kinds, type Outcome } from './kinds.ts';
import type { Row, Rows } from './row.ts';

// docs/ACCESS.md: who may call which route, as a page for people.

const head = `# Who may call which route

Made from \`test/authorization/\` by \`npm run access\`. A test calls every route as every kind of people below, on a running server, and
compares; it fails for a route without a row.

${'`yes`'} is let through, and then sees and changes what row security leaves of it. Everybody else is refused: \`401\` signed out, \`403\` not allowed,
\`404\` there is no such thing for them. What lets a person do what, in the words of the domain, is in \`test/access/words.ts\` and
\`test/access/tables.ts\`, which a property holds against the database and the sentences in \`policy.ts\`.

To add a route: a line in one of the \`rows-*.ts\`, with one of the kinds of access of \`kinds.ts\` and what a good call says.

## Kinds of people

| | who |
|---|---|
`;

const shown = (outcome: Outcome) => (outcome === 'yes' ? 'yes' : String(outcome));

function line({ method, path, summary, name }: Contract, { access }: Row): string {
  const cells = kinds.map(({ id }) => shown(access.of(id)));
  return `| \`${method} ${path}\` <br> ${name}: ${summary.replaceAll('|', '\\|')} | ${access.says} | ${cells.join(' | ')} |`;
}

export function accessPage(contracts: readonly Contract[], rows: Rows): string {
  const people = kinds.map(({ short, about }) => `| ${short} | ${about} |`).join('\n');
  const tags = [...new Set(contracts.map(({ tag }) => tag))].sort();
  const columns = `| route | who | ${kinds.map(({ short }) => short).join(' | ')} |\n|---|---|${'---|'.repeat(kinds.length)}`;
  const parts = tags.map((tag) => {
    const own = contracts
      .filter((contract) => contract.tag === tag)
      .sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1));
    const lines = own.flatMap((contract) => {
      const row = rows[contract.name];
      return row === undefined ? [] : [line(contract, row)];
    });
    return `## ${tag}\n\n${columns}\n${lines.join('\n')}\n`;
  });
  return `${head}${people}\n\n${parts.join('\n')}`;
}
