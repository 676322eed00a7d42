import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, onTestFinished } from 'vitest';
import { openWarehouse } from '../../src/warehouse/duckdb.ts';
import { conforms } from './conformance.ts';

describe.each([
  { how: 'from rows', rowsBeside: 1_000_000, keptBytes: 0, pieceRows: 1 },
  // What is counted once it is in memory is the same: fewer tries are enough for how it comes there.
  { how: 'from memory', rowsBeside: 1_000_000, pieceRows: 1, share: 0.5 },
  {
    how: 'packed after every few rows',
    rowsBeside: 3,
    keptBytes: 0,
    together: [[1, 2, 3]],
    packs: true,
    share: 0.5,
  },
])('DuckDB, $how', { timeout: 120_000 }, ({ how, packs = false, share, ...options }) => {
  conforms(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'uptake-usage-'));
    const warehouse = await openWarehouse(folder, options);
    onTestFinished(async () => {
      await warehouse.close();
      rmSync(folder, { recursive: true });
    });
    if (packs) {
      const add = warehouse.add.bind(warehouse);
      warehouse.add = async (facts) => {
        await add(facts);
        await warehouse.packAll();
      };
    }
    return warehouse;
  }, share);
});
