import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { useT } from '../../../../ui/i18n.ts';
import { Icon } from '../../../../ui/icon.tsx';

interface Props {
  readonly several: boolean;
  readonly readable: boolean;
  readonly onNew: () => void;
  readonly onFiles: () => void;
  readonly onFolder: () => void;
  readonly onCopy: () => void;
  readonly onSave: () => void;
  readonly onSaveAll: () => void;
  readonly onRemove: () => void;
  readonly onDiscard: () => void;
}

/** What one does now and then: more files, taking the text along, clearing up. */
export function BenchMenu(props: Props) {
  const t = useT();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          size="small"
          icon={<Icon name="more" />}
          aria-label={t('bench.more')}
          title={t('bench.more')}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={props.onNew}>{t('bench.new')}</MenuItem>
          <MenuItem onClick={props.onFiles}>{t('bench.openFiles')}</MenuItem>
          <MenuItem onClick={props.onFolder}>{t('bench.openFolder')}</MenuItem>
          <MenuDivider />
          {props.readable && <MenuItem onClick={props.onCopy}>{t('bench.copy')}</MenuItem>}
          {props.readable && <MenuItem onClick={props.onSave}>{t('bench.save')}</MenuItem>}
          {props.several && <MenuItem onClick={props.onSaveAll}>{t('bench.saveAll')}</MenuItem>}
          <MenuDivider />
          <MenuItem onClick={props.onRemove}>{t('bench.remove')}</MenuItem>
          <MenuItem onClick={props.onDiscard}>{t('bench.discard')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
