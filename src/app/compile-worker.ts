import { parentPort, workerData } from 'node:worker_threads';
import type { SourceFile } from '../compiler/index.ts';
import { compileFiles } from './compile-files.ts';

parentPort?.postMessage(compileFiles(workerData as SourceFile[]));
