import { useRouter } from '@tanstack/react-router';
import type { ComponentPropsWithRef, MouseEvent } from 'react';

type Props = Omit<ComponentPropsWithRef<'a'>, 'href'> & { readonly to: string };

/** A link inside the app, from an address as text: `/tenants/x?status=Warning#top`. */
export function Go({ to, onClick, ...rest }: Props) {
  const go = useGo();
  function follow(event: MouseEvent<HTMLAnchorElement>): void {
    onClick?.(event);
    if (event.defaultPrevented || isForTheBrowser(event)) return;
    event.preventDefault();
    go(to);
  }
  return <a {...rest} href={to} onClick={follow} />;
}

/** Goes to an address inside the app. */
export function useGo(): (to: string, options?: { readonly replace?: boolean }) => void {
  const router = useRouter();
  return (to, options) => void router.navigate({ href: to, replace: options?.replace ?? false });
}

// A new tab or window, or saving the link: the person asked the browser, not the app.
function isForTheBrowser(event: MouseEvent): boolean {
  return event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}
