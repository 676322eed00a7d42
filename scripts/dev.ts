import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// For work on Uptake itself: the server starts again on every change below src, and Vite serves the web app with hot reload, asking that server.

const root = fileURLToPath(new URL('..', import.meta.url));
// The browser is at Vite's address, which the server has to know as its own.
const env = { ...process.env, UPTAKE_PUBLIC_URL: 'http://localhost:4281' };
const options = { cwd: root, stdio: 'inherit', env } as const;
const server = spawn(
  process.execPath,
  [
    '--watch-path=src',
    '--watch-preserve-output',
    'src/app/cli.ts',
    'serve',
    '--demo',
    '--no-web',
    ...process.argv.slice(2),
  ],
  options,
);
const vite = spawn(process.execPath, ['node_modules/vite/bin/vite.js'], options);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.kill(signal);
    vite.kill(signal);
  });
}
server.on('exit', () => vite.kill());
vite.on('exit', () => server.kill());
