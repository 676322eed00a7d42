import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where the built web app stands. */
export const webRoot = join(root, 'dist', 'web');

const run = promisify(execFile);
const compressible = /\.(?:js|css|html|svg|json|webmanifest)$/;

/**
 * Builds the web app unless the present one is of the present sources. An installed package ships it built, without Vite.
 * @returns whether it had to build.
 */
export async function ensureWebApp(): Promise<boolean> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  if (!existsSync(vite)) return false;
  const stamp = join(webRoot, '.sources');
  const sources = await fingerprint();
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === sources) return false;
  // Whoever asks may be a test or a development server: what is built is always the real thing.
  const env = { ...process.env, NODE_ENV: 'production' };
  await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: root, env });
  await precompress();
  await writeFile(stamp, sources);
  return true;
}

/** Names, sizes and times of everything that the build reads. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const patterns = ['src/**/*.{ts,tsx,css,svg}', 'index.html', 'vite.config.ts', 'package-lock.json'];
  const files: string[] = [];
  for await (const file of glob(patterns, { cwd: root })) files.push(file);
  for (const file of files.sort()) {
    const { size, mtimeMs } = await stat(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/**
 * Writes .br and .gz beside every text file, so that the server never compresses while somebody waits. Not at the highest levels: at the first start
 * somebody waits for this, too, and they would cost 1.4 s of processor time for a twentieth of the bytes.
 */
export async function precompress(folder = webRoot): Promise<void> {
  const files: string[] = [];
  for await (const file of glob('**/*', { cwd: folder })) if (compressible.test(file)) files.push(file);
  const brotli = promisify(brotliCompress);
  await Promise.all(
    files.map(async (file) => {
      const path = join(folder, file);
      const content = await readFile(path);
      if (content.length < 1024) return;
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      };
      await writeFile(`${path}.br`, await brotli(content, { params }));
      await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 6 }));
    }),
  );
}
