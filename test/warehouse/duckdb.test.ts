import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, onTestFinished } from 'vitest';
import { openWarehouse } from '../../src/warehouse/duckdb.ts';
import { conforms } from './conformance.ts';

describe.each([
  { how: 'from rows', rowsBeside: 1_000_000 },
  { how: 'packed after every few rows', rowsBeside: 3, together: [[1, 2, 3]] },
])('DuckDB, $how', { timeout: 120_000 }, ({ how, ...options }) => {
  conforms(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'uptake-usage-'));
    const warehouse = await openWarehouse(folder, options);
    onTestFinished(async () => {
      await warehouse.close();
      rmSync(folder, { recursive: true });
    });
    return warehouse;
  });
});
