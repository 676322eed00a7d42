import { ensureWebApp } from '../src/app/web-build.ts';

const built = await ensureWebApp();
process.stdout.write(built ? 'Built the web app.\n' : 'The web app is of the present sources already.\n');
