import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileSite, type SourceFile, siteSchema } from '../src/compiler/index.ts';
import { fuzzPages } from './fuzz/pages.ts';
import { generateSite } from './support/site-generator.ts';
import { siteModelSchema, siteSchemaFile } from './support/site-schema.ts';

const compiled = (files: readonly SourceFile[]) =>
  JSON.parse(JSON.stringify(compileSite(files, { hash: () => '' })));

describe('the model', () => {
  test('has the schema that the repository tells of', () => {
    const file = new URL('../docs/schema/uptake-site-1.schema.json', import.meta.url);
    expect(readFileSync(file, 'utf8'), 'run "npm run site-schema"').toBe(siteSchemaFile());
  });

  test.each([3, 17])(
    'of a generated site, seed %i, is as the schema says, and every field is described',
    (seed) => {
      const site = siteModelSchema.parse(compiled(generateSite({ pages: 40, seed }).files));
      expect(site.schema).toBe(siteSchema);
      expect(site.pages.length).toBeGreaterThan(30);
    },
  );

  test('of every page by itself is as the schema says', () => {
    for (const text of fuzzPages().all) siteModelSchema.parse(compiled([{ path: 'internal/page.md', text }]));
  });
});
