import { offeredBy } from './offered.ts';
import type { Offered } from './take-in.ts';

/** Lets a person choose files, or a folder with everything below it; nothing when they change their mind. */
export function chooseFiles(what: 'files' | 'folder'): Promise<Offered[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  if (what === 'folder') input.webkitdirectory = true;
  else input.accept = '.md,.yml,.yaml,.json,text/markdown';
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(offeredBy(input.files ?? new DataTransfer().files)));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
