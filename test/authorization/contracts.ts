import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Contract } from '../../src/http/contract.ts';

/** Every contract of every feature, by feature and path. */
export async function allContracts(): Promise<Contract[]> {
  const found: Contract[] = [];
  for (const file of globSync('src/features/*/*contract.ts').sort()) {
    const module: Record<string, unknown> = await import(pathToFileURL(resolve(file)).href);
    found.push(...Object.values(module).filter(isContract));
  }
  return found;
}

const isContract = (value: unknown): value is Contract =>
  typeof value === 'object' && value !== null && 'path' in value && 'method' in value && 'input' in value;
