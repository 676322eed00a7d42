import { parentPort, workerData } from 'node:worker_threads';
import { compileFiles, type SourceFile } from './playbook-folder.ts';

parentPort?.postMessage(compileFiles(workerData as SourceFile[]));
