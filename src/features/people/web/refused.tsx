import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';

/** Why a form was refused, above its fields; read out when it appears. */
export function Refused({ title, why }: { title: string; why: string }) {
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle> {why}
      </MessageBarBody>
    </MessageBar>
  );
}
