import {
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { Person } from './chip.tsx';
import { useT } from './i18n.ts';
import { Icon } from './icon.tsx';
import styles from './person-menu.module.css';
import { chooseTheme, themeChoices, useThemeChoice } from './theme.ts';

export interface ShellPerson {
  readonly name: string;
  readonly email: string;
  /** Labels of the roles. */
  readonly roles: readonly string[];
  readonly onSessions: () => void;
  readonly onSignOut: () => void;
}

/** Who is signed in, in which theme, and the way out. */
export function PersonMenu({ person }: { person: ShellPerson }) {
  const t = useT();
  const [choice] = useThemeChoice();
  return (
    <Menu
      checkedValues={{ theme: [choice] }}
      onCheckedValueChange={(_, data) => {
        const next = themeChoices.find((name) => name === data.checkedItems.at(-1));
        if (next) chooseTheme(next);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <button type="button" className={styles.trigger} aria-label={t('ui.person', { name: person.name })}>
          <Person name={person.name} size={28} />
        </button>
      </MenuTrigger>
      <MenuPopover>
        <div className={styles.who}>
          <b>{person.name}</b>
          <span>{person.email}</span>
          <span>{person.roles.join(', ')}</span>
        </div>
        <MenuList>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>{t('ui.theme')}</MenuGroupHeader>
            {themeChoices.map((name) => (
              <MenuItemRadio key={name} name="theme" value={name}>
                {t(`ui.theme.${name}`)}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuItem icon={<Icon name="lock" />} onClick={person.onSessions}>
            {t('ui.sessions')}
          </MenuItem>
          <MenuItem icon={<Icon name="sign-out" />} onClick={person.onSignOut}>
            {t('ui.signOut')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
