/**
 * Does something once the page behind a dialog that has closed is there again for screen readers. Whoever goes to another page before that
 * leaves it hidden for good.
 */
export function whenShown(then: () => void, tries = 20): void {
  const hidden = document.querySelector('#root[aria-hidden]') !== null;
  if (hidden && tries > 0) setTimeout(() => whenShown(then, tries - 1), 50);
  else then();
}
