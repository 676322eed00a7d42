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
import { type ReactNode, useState } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useShortcut } from '../../../ui/shortcuts.tsx';
import type { SavedView } from '../model.ts';
import styles from './views.module.css';

export interface Choice {
  readonly id: string;
  readonly label: string;
}

interface Props {
  readonly displays: readonly Choice[];
  readonly views: readonly SavedView[];
  /** Id of the view, else of the display. */
  readonly current: string;
  readonly label: string;
  readonly usual: string | null;
  readonly chosen: SavedView | undefined;
  readonly onChoose: (id: string) => void;
  readonly onUsual: (id: string | null) => void;
  readonly onSaveAs: () => void;
  readonly onRename: () => void;
  readonly onRemove: () => void;
}

/** The views of a list: Uptake's displays, one's own, and those that others share. */
export function ViewMenu(props: Props) {
  const { displays, views, current, label, usual, chosen, onChoose, onUsual } = props;
  const t = useT();
  const [open, setOpen] = useState(false);
  useShortcut('v', t('views.key.menu'), t('ui.group.lists'), () => setOpen(true));
  const mine = views.filter(({ mine }) => mine);
  const others = views.filter(({ mine }) => !mine);
  const item = ({ id, label: name }: Choice, by?: string) => (
    <MenuItemRadio key={id} name="view" value={id} {...(by === undefined ? {} : { secondaryContent: by })}>
      {name}
      {usual === id && <span className={styles.usual}>{t('views.usual')}</span>}
    </MenuItemRadio>
  );
  return (
    <Menu
      open={open}
      onOpenChange={(_, data) => setOpen(data.open)}
      checkedValues={{ view: [current] }}
      onCheckedValueChange={(_, { checkedItems }) =>
        checkedItems[0] !== undefined && onChoose(checkedItems[0])
      }
    >
      <MenuTrigger disableButtonEnhancement>
        <button type="button" className={styles.trigger} aria-label={t('views.current', { name: label })}>
          <span>{label}</span>
          <Icon name="chevron-down" size={12} />
        </button>
      </MenuTrigger>
      <MenuPopover className={styles.popover ?? ''}>
        <MenuList>
          <Group title={t('views.displays')}>{displays.map((one) => item(one))}</Group>
          {mine.length > 0 && (
            <Group title={t('views.mine')}>
              {mine.map(({ id, name, shared }) =>
                item({ id, label: name }, shared ? t('views.shared') : undefined),
              )}
            </Group>
          )}
          {others.length > 0 && (
            <Group title={t('views.others')}>
              {others.map(({ id, name, owner }) => item({ id, label: name }, owner.name))}
            </Group>
          )}
          <MenuDivider />
          <MenuItem onClick={props.onSaveAs}>{t('views.saveAs')}</MenuItem>
          <MenuItem onClick={() => onUsual(usual === current ? null : current)}>
            {usual === current ? t('views.noUsual') : t('views.makeUsual')}
          </MenuItem>
          {chosen?.mine && (
            <>
              <MenuItem onClick={props.onRename}>{t('views.rename')}</MenuItem>
              <MenuItem onClick={props.onRemove}>{t('views.remove')}</MenuItem>
            </>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <MenuGroup>
      <MenuGroupHeader>{title}</MenuGroupHeader>
      {children}
    </MenuGroup>
  );
}
