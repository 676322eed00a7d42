import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileSite, stableJson } from './index.ts';
import { renderPage } from './render.ts';

// Each page in test/golden is compiled as a site with `labels.md`, which others link to. Read the pages as the specification, and the
// `.json` beside each as what the compiler makes of it; `npx vitest run src/compiler/golden.test.ts -u` writes
// them anew for review.
const folder = `${import.meta.dirname}/../../test/golden`;
const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
const read = (path: string) => ({ path, text: readFileSync(`${folder}/${path}`, 'utf8') });

describe('a golden page compiles to what stands beside it', () => {
  test.each(names)('%s', async (name) => {
    const files = [...new Set(['labels.md', name])].map(read);
    const site = compileSite(files, { hash: () => '' });
    const page = site.pages.find(({ path }) => path === name);
    const findings = site.findings.filter(({ path }) => path === name);
    const sections = page === undefined ? [] : renderPage(page, read(name));
    const printed = stableJson({
      page,
      findings,
      sections,
      catalogue: name === 'catalogue.md' ? site.catalogue : undefined,
    });
    await expect(printed).toMatchFileSnapshot(`${folder}/${name.replace(/\.md$/, '.json')}`);
  });
});
