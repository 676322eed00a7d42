import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fuzzPages, pageFor } from './fuzz/pages.ts';
import { type Damaged, damage, whyBroken } from './fuzz/promises.ts';

// What every run tries; `npm run fuzz` tries as many more as one likes, and keeps what it finds.
const cases = 3000;
const atOnce = 500;

const folder = join(import.meta.dirname, 'fuzz/kept');
const kept = globSync('*.json', { cwd: folder }).sort();

describe('a damaged page loses no row in silence, throws nothing, runs nothing', () => {
  const pages = fuzzPages();

  test.each(Array.from({ length: cases / atOnce }, (_, n) => n * atOnce))(
    'from seed %i on',
    (from) => {
      for (let seed = from; seed < from + atOnce; seed++) {
        const damaged = damage(pageFor(seed, pages), seed, pages.own);
        const why = whyBroken(damaged, seed % 10 === 0);
        expect(why, `seed ${seed}: ${damaged.what.join(', ')}`).toBeUndefined();
      }
    },
    120_000,
  );

  test.each(kept)('as it was kept: %s', (name) => {
    expect(whyBroken(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Damaged)).toBeUndefined();
  });
});
