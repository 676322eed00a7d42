import { Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { WhoseTenants } from '../tenant-model.ts';
import styles from './views.module.css';

/** Whose tenants there are: one's own, or those of everybody, for whom that is open. */
export function WhoseMenu(props: {
  known: readonly WhoseTenants[];
  whose: WhoseTenants;
  partner: boolean;
  onWhose: (whose: WhoseTenants) => void;
}) {
  const { known, whose, partner, onWhose } = props;
  const t = useT();
  const label = (one: WhoseTenants) =>
    t(partner && one === 'all' ? 'views.whose.firm' : `views.whose.${one}`);
  return (
    <Menu
      checkedValues={{ whose: [whose] }}
      onCheckedValueChange={(_, { checkedItems }) => onWhose(checkedItems[0] as WhoseTenants)}
    >
      <MenuTrigger disableButtonEnhancement>
        <button
          type="button"
          className={styles.trigger}
          aria-label={t('views.whose', { which: label(whose) })}
        >
          <span>{label(whose)}</span>
          <Icon name="chevron-down" size={12} />
        </button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {known.map((one) => (
            <MenuItemRadio key={one} name="whose" value={one}>
              {label(one)}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
