import { fuzzPages } from '../test/fuzz/pages.ts';
import { tryCase } from '../test/fuzz/promises.ts';
const pages = fuzzPages(); const n = Number(process.argv[2]); const from = Number(process.argv[3] ?? 0);
const seen = new Map<string, number>(); const t0 = performance.now();
for (let seed = from; seed < from + n; seed++) {
  const broken = tryCase(pages, { page: seed % pages.length, seed });
  if (broken) { const k = broken.why.replace(/\d+/g, 'N').slice(0, 200); const c = (seen.get(k) ?? 0) + 1; seen.set(k, c); if (c <= 3) console.log(seed, seed % pages.length, broken.what.join(' + '), '\n   ', broken.why.slice(0, 600)); }
}
console.log(pages.length, seen, Math.round((performance.now() - t0) / n * 10) / 10, 'ms/case');
