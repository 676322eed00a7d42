import { afterAll, beforeAll, describe, onTestFinished, vi } from 'vitest';
import { openClickHouse } from '../../src/warehouse/clickhouse.ts';
import { type ChdbDoor, hasChdb, startChdb } from '../support/chdb.ts';
import { conforms } from './conformance.ts';

vi.setConfig({ testTimeout: 120_000 });

describe.skipIf(!hasChdb())('ClickHouse, one server of a current release', () => {
  let door: ChdbDoor;
  beforeAll(async () => {
    door = await startChdb();
  });
  afterAll(() => door?.[Symbol.asyncDispose]());

  conforms(async () => {
    const warehouse = await openClickHouse({ urls: [door.createDatabase()] });
    onTestFinished(() => warehouse.close());
    return warehouse;
  }, 0.2);
});
