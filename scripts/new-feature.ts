import { existsSync, mkdirSync, writeFileSync } from 'node:fs';

// Makes the rooms of a new noun: `npm run new-feature -- surveys`. Add it to the line of features in docs/ARCHITECTURE.md first.

const noun = process.argv[2] ?? '';
if (!/^[a-z]+$/.test(noun)) {
  process.stderr.write('Name the feature as one plural word: npm run new-feature -- surveys\n');
  process.exit(2);
}
const folder = `src/features/${noun}`;
if (existsSync(folder)) {
  process.stderr.write(`${folder} is there already.\n`);
  process.exit(1);
}

const files: Record<string, string> = {
  'model.ts': `import * as z from 'zod';

export const ${noun}Schema = z.object({ id: z.string() });
`,
  'rules.ts': `/** Decisions about ${noun}: pure, the time is an argument. */
export {};
`,
  'policy.ts': `/** Who may do what with ${noun}. */
export const may = {};
`,
  'problems.ts': `import { defineProblems } from '../../base/problems.ts';

export const problems = defineProblems({});
`,
  'contract.ts': `import * as z from 'zod';
import { contract } from '../../http/contract.ts';

export const list = contract({
  name: 'list${noun[0]?.toUpperCase()}${noun.slice(1)}',
  method: 'GET',
  path: '/${noun}',
  tag: '${noun}',
  access: 'signed-in',
  summary: 'Say what it answers',
  input: z.object({}),
  output: z.object({ items: z.array(z.object({ id: z.string() })) }),
});
`,
  'web/messages.ts': `export const messages = {} as const;
`,
};
mkdirSync(`${folder}/web`, { recursive: true });
for (const [name, text] of Object.entries(files)) writeFileSync(`${folder}/${name}`, text);
process.stdout.write(
  `Made ${folder}. Next: queries.ts, commands.ts and routes.ts; mount the routes in src/app/server.ts; merge the messages in src/app/messages.ts.\n`,
);
