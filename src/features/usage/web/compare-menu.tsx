import {
  Button,
  Menu,
  MenuGroup,
  MenuGroupHeader,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import type { TenantUsage } from '../model.ts';
import { chosenServices, mostLines, pickedServices } from './compared-lines.ts';
import type { UsageSearch, UsageView } from './usage-search.ts';

interface Props {
  readonly services: TenantUsage['services'];
  readonly view: UsageView;
  readonly onView: (next: Partial<UsageSearch>) => void;
}

/** Which services are drawn beside the one that is shown. */
export function CompareMenu({ services, view, onView }: Props) {
  const t = useT();
  const chosen = chosenServices(view, services);
  const compared = chosen.filter((id) => id !== view.service);
  const full = chosen.length >= mostLines;
  const groups = [...Map.groupBy(services, ({ group }) => group)];
  const item = (id: string, name: string) => (
    <MenuItemCheckbox
      key={id}
      name="services"
      value={id}
      disabled={id === view.service || (full && !compared.includes(id))}
    >
      {name}
    </MenuItemCheckbox>
  );
  return (
    <Menu
      checkedValues={{ services: chosen }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const changed = [...new Set([...checkedItems, ...compared])].find(
          (id) => checkedItems.includes(id) !== chosen.includes(id),
        );
        if (changed !== undefined) onView({ compare: pickedServices(compared, changed) });
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button size="small">
          {compared.length === 0 ? t('usage.compare') : t('usage.comparing', { count: chosen.length })}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {item('any', t('usage.any'))}
          {groups.map(([group, own]) => (
            <MenuGroup key={group}>
              <MenuGroupHeader>{group}</MenuGroupHeader>
              {own.map(({ id, name }) => item(id, name))}
            </MenuGroup>
          ))}
          {full && (
            <MenuGroup>
              <MenuGroupHeader>{t('usage.compareFull', { count: mostLines })}</MenuGroupHeader>
            </MenuGroup>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
