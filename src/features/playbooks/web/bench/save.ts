import { type Bench, type Draft, fileText } from './draft.ts';

/** Saves one draft as the file it is. */
export function saveDraft(draft: Draft): void {
  offer(new Blob([fileText(draft)], { type: 'text/markdown' }), draft.path.split('/').at(-1) ?? draft.path);
}

/** Saves all of them, in their folders, as one file. What was never read is not in it. */
export async function saveAll({ drafts }: Bench): Promise<void> {
  const { strToU8, zipSync } = await import('fflate');
  const texts = [...drafts.values()].filter(({ unread }) => unread === undefined);
  const files = Object.fromEntries(texts.map((draft) => [draft.path, strToU8(fileText(draft))]));
  offer(new Blob([new Uint8Array(zipSync(files))], { type: 'application/zip' }), 'playbook-drafts.zip');
}

function offer(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of it by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
