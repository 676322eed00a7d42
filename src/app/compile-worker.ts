import { parentPort, workerData } from 'node:worker_threads';
import type { SourceFile } from '../compiler/index.ts';
import { compileFiles } from './compile-files.ts';

const { files, otherPaths } = workerData as {
  readonly files: readonly SourceFile[];
  readonly otherPaths: readonly string[] | undefined;
};
parentPort?.postMessage(compileFiles(files, otherPaths));
