import { type MouseEvent, type RefObject, useMemo } from 'react';
import { useGo } from './link.tsx';
import styles from './prose.module.css';

interface Props {
  /** HTML that the server has sanitised. Nothing else may come here. */
  readonly html: string;
  /** The address in the app of a link, undefined for one that leads out. */
  readonly addressOf: (href: string) => string | undefined;
  /** `reading` is 15/23 for a page, `aside` 13/19 for a pane. */
  readonly size?: 'reading' | 'aside';
  readonly bodyRef?: RefObject<HTMLDivElement | null>;
}

/** Text of a playbook. The one place where HTML is set; links inside the app stay in it, others open beside it. */
export function Prose({ html, addressOf, size = 'reading', bodyRef }: Props) {
  const go = useGo();
  const linked = useMemo(() => withLinks(html, addressOf), [html, addressOf]);
  function follow(event: MouseEvent<HTMLDivElement>): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const to = link?.getAttribute('data-go');
    if (!to || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: only links inside react, and Enter on a link is a click
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are the controls
    <div
      ref={bodyRef}
      className={`${styles.prose} ${styles[size]}`}
      onClick={follow}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised when it was published
      dangerouslySetInnerHTML={{ __html: linked }}
    />
  );
}

// A document of its own runs no script and loads no picture while it is read.
function withLinks(html: string, addressOf: Props['addressOf']): string {
  const text = new DOMParser().parseFromString(html, 'text/html');
  for (const link of text.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? '';
    const to = addressOf(href);
    if (to !== undefined) {
      link.setAttribute('href', to);
      link.setAttribute('data-go', to);
    } else if (!href.startsWith('#')) {
      link.setAttribute('target', '_blank');
      link.setAttribute('rel', 'noopener noreferrer');
    }
  }
  // A wide table scrolls in its own box, which the keyboard can reach.
  for (const table of text.querySelectorAll('table')) {
    const box = text.createElement('div');
    box.setAttribute('data-table', '');
    box.setAttribute('tabindex', '0');
    table.replaceWith(box);
    box.append(table);
  }
  return text.body.innerHTML;
}
