import { Fragment, useEffect, useSyncExternalStore } from 'react';
import styles from './breadcrumbs.module.css';
import { Hidden } from './chip.tsx';
import { useT } from './i18n.ts';
import { Icon } from './icon.tsx';
import { Go } from './link.tsx';
import { createValue } from './value.ts';

export interface Crumb {
  readonly label: string;
  readonly to?: string | undefined;
}

const crumbs = createValue<readonly Crumb[]>([]);

/** Says where the page is; the last crumb is the page itself and begins the title of the window. */
export function useBreadcrumbs(trail: readonly Crumb[]): void {
  const t = useT();
  const same = JSON.stringify(trail);
  const product = t('ui.product');
  useEffect(() => {
    const now = JSON.parse(same) as readonly Crumb[];
    // A name that is still being loaded has no crumb yet.
    const known = now.filter((crumb) => crumb.label !== '');
    crumbs.set(known);
    document.title = [...known.map((crumb) => crumb.label).reverse(), product].join(' · ');
  }, [same, product]);
}

/** The trail in the top bar. On a phone only the page and a way back remain. */
export function Breadcrumbs() {
  const t = useT();
  const trail = useSyncExternalStore(crumbs.subscribe, crumbs.get);
  const parent = trail.findLast((crumb, index) => crumb.to !== undefined && index < trail.length - 1);
  return (
    <nav className={styles.trail} aria-label={t('ui.breadcrumbs')}>
      {parent?.to !== undefined && (
        <Go to={parent.to} className={styles.back} aria-label={`${t('ui.back')}: ${parent.label}`}>
          <Icon name="back" size={20} />
        </Go>
      )}
      {/* A page inside the app is no new document: this tells a screen reader that it has changed. */}
      <Hidden>
        <span role="status">{trail.at(-1)?.label}</span>
      </Hidden>
      <ol>
        {trail.map((crumb, index) => (
          <Fragment key={crumb.label}>
            <li className={index === trail.length - 1 ? styles.page : styles.parent}>
              {index > 0 && <Icon name="chevron-right" />}
              {crumb.to !== undefined && index < trail.length - 1 ? (
                <Go to={crumb.to}>{crumb.label}</Go>
              ) : (
                <span aria-current={index === trail.length - 1 ? 'page' : undefined}>{crumb.label}</span>
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
