import type { Tenant } from '../model.ts';

export interface SectionProps {
  readonly tenant: Tenant;
  readonly onSaved: () => void;
}
