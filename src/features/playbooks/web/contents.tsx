import { Button, Menu, MenuItemLink, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import { Go, useGo } from '../../../ui/link.tsx';
import type { PlaybookPage, Section } from '../model.ts';
import { pageAddress } from '../rules.ts';
import styles from './contents.module.css';
import { useSeen } from './seen-as.tsx';

interface Props {
  readonly page: PlaybookPage;
  readonly current: string | undefined;
}

/** The headings of a page in a column; the one being read is marked. */
export function Contents({ page, current }: Props) {
  const t = useT();
  const { to } = useSeen();
  return (
    <nav className={styles.contents} aria-label={t('playbooks.onThisPage')}>
      <h2>{t('playbooks.onThisPage')}</h2>
      <ul>
        {headingsOf(page).map((section) => (
          <li key={section.id}>
            <Go
              to={to(pageAddress(page.path, section.id))}
              className={section.level > 2 ? styles.deep : ''}
              aria-current={section.id === current ? 'location' : undefined}
            >
              {section.heading}
            </Go>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The same as a menu, where there is no room for a column. @param always the column is taken by something else. */
export function ContentsMenu({ page, always }: { page: PlaybookPage; always: boolean }) {
  const t = useT();
  const go = useGo();
  const seen = useSeen();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" className={`${styles.menu} ${always ? styles.always : ''}`}>
          {t('playbooks.onThisPage')}
        </Button>
      </MenuTrigger>
      <MenuPopover className={styles.popover ?? ''}>
        <MenuList>
          {headingsOf(page).map((section) => {
            const to = seen.to(pageAddress(page.path, section.id));
            return (
              <MenuItemLink
                key={section.id}
                href={to}
                onClick={(event) => {
                  event.preventDefault();
                  go(to);
                }}
              >
                {section.heading}
              </MenuItemLink>
            );
          })}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function headingsOf(page: PlaybookPage): Section[] {
  return page.sections.filter((one) => one.id !== '' && one.heading !== '' && one.heading !== page.title);
}
