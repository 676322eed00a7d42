import { type RefObject, useEffect, useState } from 'react';

// A heading that has come this near to the top is the one being read.
const reach = 96;

/** Which heading one is reading, and the way to the heading in the address. */
export function useReadingPlace(body: RefObject<HTMLElement | null>, anchor: string, text: unknown) {
  const [seen, setSeen] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text is a new place to go to
  useEffect(() => {
    const box = body.current;
    if (!box) return;
    const heading = anchor === '' ? undefined : headingsIn(box).find((one) => one.id === decoded(anchor));
    if (heading) {
      heading.scrollIntoView({ block: 'start' });
      heading.focus({ preventScroll: true });
      setSeen(heading.id);
    } else {
      box.scrollTop = 0;
      setSeen(undefined);
    }
  }, [body, anchor, text]);
  function onScroll(): void {
    if (body.current) setSeen(headingAt(body.current));
  }
  return { seen, onScroll };
}

function headingAt(box: HTMLElement): string | undefined {
  const headings = headingsIn(box);
  const top = box.getBoundingClientRect().top;
  const passed = headings.findLast((heading) => heading.getBoundingClientRect().top - top <= reach);
  return passed?.id;
}

// Parts of the page only: headings inside a text are too many for the column.
function headingsIn(box: HTMLElement): HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>('[data-anchor], h4[id], h5[id], h6[id]')];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
