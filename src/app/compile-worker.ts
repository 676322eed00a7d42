import { parentPort, workerData } from 'node:worker_threads';
import type { SourceFile } from '../compiler/index.ts';
import { compileFiles } from './playbook-folder.ts';

parentPort?.postMessage(compileFiles(workerData as SourceFile[]));
