import {
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
} from '@fluentui/react-components';
import { useT } from './i18n.ts';
import { Icon } from './icon.tsx';
import styles from './person-menu.module.css';
import type { ShellPerson } from './shell-person.ts';
import { chooseTheme, themeChoices, useThemeChoice } from './theme.ts';

interface Props {
  readonly person: ShellPerson;
  readonly target: HTMLElement | null;
  readonly onClose: () => void;
}

/** The open menu of the person. */
export function PersonPopover({ person, target, onClose }: Props) {
  const t = useT();
  const [choice] = useThemeChoice();
  return (
    <Menu
      open
      positioning={{ target, position: 'below', align: 'end' }}
      checkedValues={{ theme: [choice] }}
      onCheckedValueChange={(_, data) => {
        const next = themeChoices.find((name) => name === data.checkedItems.at(-1));
        if (next) chooseTheme(next);
      }}
      onOpenChange={(_, data) => !data.open && onClose()}
    >
      <MenuPopover>
        <Who person={person} />
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
          <MenuItem icon={<Icon name="person" />} onClick={person.onProfile}>
            {t('ui.profile')}
          </MenuItem>
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

function Who({ person }: { person: ShellPerson }) {
  return (
    <div className={styles.who}>
      <b>{person.name}</b>
      <span>{person.email}</span>
      <span>{person.roles.join(', ')}</span>
    </div>
  );
}
