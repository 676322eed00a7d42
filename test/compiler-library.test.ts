import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, test } from 'vitest';

test('the example of its page runs as it stands there, by the name of the package', async () => {
  const { compileSite } = await import('uptake/compiler');
  const page = readFileSync(new URL('../docs/COMPILER.md', import.meta.url), 'utf8');
  const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(page) ?? [];
  const body = code.replace(/^import .*$/gm, '').replace(/^site\.pages.*$/m, 'return site;');
  const run = new Function('createHash', 'compileSite', body) as (
    ...given: unknown[]
  ) => ReturnType<typeof compileSite>;
  const site = run(createHash, compileSite);
  expect(site.pages[0]?.title).toBe('Kickoff');
  expect(site.site.title).toBe('Contoso delivery');
});

test('a browser can have it: nothing in it is Node’s', async () => {
  const asked: string[] = [];
  await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'what is asked for',
        enforce: 'pre',
        resolveId(id) {
          if (id.startsWith('node:')) asked.push(id);
        },
      },
    ],
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL('../src/compiler/index.ts', import.meta.url)), formats: ['es'] },
    },
  });
  expect(asked).toEqual([]);
});
