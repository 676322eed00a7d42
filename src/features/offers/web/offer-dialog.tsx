import { call } from '../../../ui/call.ts';
import { FormDialog } from '../../../ui/form/form-dialog.tsx';
import type { FormField, FormValues } from '../../../ui/form/form-field.ts';
import { useT } from '../../../ui/i18n.ts';
import { addOffer, saveOffer } from '../contract.ts';
import { longestTitle, type Offer, type OfferFields, type OfferId, offerAudiences } from '../model.ts';

export interface ServiceChoice {
  readonly id: string;
  readonly name: string;
}

/** Asks for an offer, a new one or one that stands there. */
export function OfferDialog(props: {
  open: boolean;
  offer: Offer | undefined;
  services: readonly ServiceChoice[];
  onClose: () => void;
  onSaved: () => Promise<unknown>;
}) {
  const { open, offer, services, onClose, onSaved } = props;
  const t = useT();
  const fields: readonly FormField[] = [
    {
      id: 'title',
      label: t('offers.field.title'),
      kind: 'text',
      required: true,
      most: longestTitle,
      wide: true,
    },
    { id: 'about', label: t('offers.field.about'), kind: 'long', most: 2000, wide: true },
    {
      id: 'services',
      label: t('offers.field.services'),
      kind: 'choices',
      choices: services.map(({ id, name }) => ({ value: id, label: name })),
      wide: true,
    },
    {
      id: 'audience',
      label: t('offers.field.audience'),
      kind: 'choice',
      required: true,
      choices: offerAudiences.map((value) => ({ value, label: t(`offers.audience.${value}`) })),
    },
    { id: 'link', label: t('offers.field.link'), kind: 'text', hint: t('offers.field.linkHint') },
  ];
  const send = async (values: FormValues) => {
    const said = { ...values, blockers: offer?.blockers ?? [] } as unknown as OfferFields;
    await (offer === undefined
      ? call(addOffer, said)
      : call(saveOffer, { ...said, offerId: offer.id as OfferId }, { match: offer.version }));
    await onSaved();
  };
  return (
    <FormDialog
      key={offer?.id ?? 'new'}
      open={open}
      title={t(offer === undefined ? 'offers.add' : 'offers.edit')}
      act={t(offer === undefined ? 'offers.addAct' : 'offers.editAct')}
      fields={fields}
      empty={{
        title: offer?.title ?? '',
        about: offer?.about ?? '',
        services: offer?.services ?? [],
        audience: offer?.audience ?? 'internal',
        link: offer?.link ?? '',
      }}
      onClose={onClose}
      send={send}
    />
  );
}
