-- Customers, tenants and contacts: pick lists as data, whether a tenant is active and why, and who may read what happened at a customer
-- (domain.md 3.1 to 3.4, 3.14 to 3.17).

-- What there is to choose from ---------------------------------------------------------------------------------------------

create table choice (
  list text not null,
  value text not null,
  place integer not null,
  -- A partner neither chooses from nor sees what is internal.
  audience text not null check (audience in ('internal', 'shared')),
  -- What follows from an overall status (domain.md 3.17); other values have none.
  category text not null default '' check (category in ('', 'active', 'blocked', 'paused', 'completed', 'inactive')),
  phase text not null default '',
  -- Not offered any more; where it stands it stays.
  retired boolean not null default false,
  primary key (list, value)
);
insert into choice (list, value, place, audience, category, phase) values
  ('overall-status', 'Active', 1, 'internal', 'active', ''),
  ('overall-status', 'Initiate - Active', 2, 'internal', 'active', 'Initiate'),
  ('overall-status', 'Initiate - Active - Account and Partner Team Validation', 3, 'internal', 'active', 'Initiate'),
  ('overall-status', 'Initiate - Blocked - Customer', 4, 'internal', 'blocked', 'Initiate'),
  ('overall-status', 'Assess - Active', 5, 'internal', 'active', 'Assess'),
  ('overall-status', 'Remediate - Active', 6, 'internal', 'active', 'Remediate'),
  ('overall-status', 'Enable - Active', 7, 'internal', 'active', 'Enable'),
  ('overall-status', 'Migrate - Active', 8, 'internal', 'active', 'Migrate'),
  ('overall-status', 'Blocked', 9, 'internal', 'blocked', ''),
  ('overall-status', 'Paused', 10, 'internal', 'paused', ''),
  ('overall-status', 'Not Ready - Yellow - Customer', 11, 'internal', 'paused', ''),
  ('overall-status', 'Status Unknown', 12, 'internal', 'active', ''),
  ('overall-status', 'Adoption - Completed', 13, 'internal', 'completed', 'Adoption'),
  ('overall-status', 'Widget - Completed', 14, 'internal', 'completed', ''),
  ('overall-status', 'Close - Completed', 15, 'internal', 'completed', ''),
  ('overall-status', 'Inactive', 16, 'internal', 'inactive', ''),
  ('partner-status', 'Active', 1, 'shared', 'active', ''),
  ('partner-status', 'Blocked', 2, 'shared', 'blocked', ''),
  ('partner-status', 'Paused', 3, 'shared', 'paused', '');

-- In the order in which they are offered.
insert into choice (list, value, place, audience)
select seed.list, offer.value, offer.place, seed.audience from (values
  ('priority-high', 'internal', array['Executive Visibility', 'Executive Escalation', 'Pilot', 'Customer is Ready', 'Other']),
  ('priority-medium', 'internal', array['Customer is Ready', 'Limited Resources', 'Other']),
  ('priority-low', 'internal', array['Customer Unresponsive', 'No Intent', 'Partner Led', 'Customer Led', 'Other']),
  ('entry-reason', 'internal', array['WinRoom', 'Go Back']),
  ('urgency', 'internal', array['High', 'Medium', 'Low']),
  ('segment', 'shared', array['Enterprise', 'SMC', 'Education']),
  ('customer-list', 'internal', array['S500', 'S1500', 'S400', 'TOP400', 'W2020']),
  ('watchlist', 'internal', array['Monitor', 'Act', 'Escalated']),
  ('vertical', 'internal', array['Automotive', 'Consumer Goods', 'Education', 'Energy', 'Financial Services', 'Government',
    'Health and Life Sciences', 'Insurance', 'Manufacturing', 'Professional Services', 'Retail', 'Transport']),
  ('motivation', 'internal', array['End of Life of Existing IT', 'Increase Security', 'Improve Service Quality',
    'High Availability/Improved Uptime', 'Eliminate On-Premise Hardware Cost and Support', 'Reduce Overhead/Cost',
    'Collaborate and Communicate with Our People', 'Transform Business Processes', 'Use Our Collective Knowledge',
    'Work with Partners and Suppliers', 'Work from Anywhere', 'Get Insights From Data']),
  ('contact-role', 'shared', array['BUSINESS SPONSOR', 'EXECUTIVE SPONSOR', 'PROJECT MANAGER', 'IT ADMINISTRATOR', 'ADOPTION LEAD',
    'SECURITY LEAD', 'OTHER']),
  ('partner-kind', 'shared', array['Onboarding Partner', 'Deployment Partner', 'Adoption Partner', 'Licensing Partner', 'Other']),
  ('partner-skill', 'shared', array['Adoption', 'Deployment', 'Migration', 'Security']),
  ('survey-language', 'shared', array['Chinese (Simplified)', 'Chinese (Traditional)', 'Dutch', 'English', 'French', 'German', 'Italian',
    'Japanese', 'Korean', 'Portuguese', 'Russian', 'Spanish']),
  ('survey-service', 'shared', array['Exchange', 'Exchange: Outlook Mobile', 'Teams', 'SharePoint', 'OneDrive', 'Skype for Business', 'Yammer',
    'Microsoft 365 Apps', 'Project Professional', 'Project Online Professional/Premium', 'Project Online Essentials', 'Power BI', 'Classroom/SDS',
    'Office 365 ATP', 'Intune', 'AADP', 'MCAS', 'AIP', 'AzRMS', 'Windows 10', 'Microsoft Defender ATP', 'Edge', 'Migration']),
  ('flag', 'internal', array['Is Enterprise', 'Widget', 'Incubation', 'PEP-Pilot', 'EMS-Clearing House', 'VLOBC Contact Acct Tm',
    'VL Acct Tm Contact Attempts', 'VL Success Acct Tm'])
) as seed (list, audience, offers), unnest(seed.offers) with ordinality as offer (value, place);

-- After the rows are in: whoever migrates is nobody to these policies.
alter table choice enable row level security;
alter table choice force row level security;
create policy choice_read on choice for select using (
  (select app_audience()) = 'internal' or (audience = 'shared' and (select app_person()) <> ''));
create policy choice_add on choice for insert with check (keeps_portfolio());
create policy choice_change on choice for update using (keeps_portfolio()) with check (keeps_portfolio());
-- Only an import into an empty store drops what a migration put here.
create policy choice_drop on choice for delete using (app_writes() = 'all');
grant select, insert, update, delete on choice to uptake_app;

-- Tenants ------------------------------------------------------------------------------------------------------------------

alter table tenant
  -- What a person says against what follows from status and queue; null as long as nobody does.
  add column active_override boolean,
  -- The partner's own word (domain.md 2.4): Active, Blocked or Paused. The organisation's stands in tenant_internal.
  add column partner_status text not null default '',
  add column partner_status_date date,
  add check ((partner_status = '') = (partner_status_date is null));

alter table tenant_internal
  add column active_reason text not null default '',
  add check ((overall_status = '') = (status_date is null));

create unique index tenant_guid on tenant (lower(guid));
create index customer_name on customer (lower(name) collate "C", id);
-- What the ledger holds of one contact, for whoever asks to see it or to have it erased.
create index ledger_contact on ledger (subject) where kind like 'contact.%';
create index contact_email on contact (lower(email)) where email <> '';

-- A tenant id may be taken by a tenant that one doesn't see: whoever adds tenants is told that it is there, and who has it.
create function tenant_with_guid(wanted text) returns table (id text, name text, customer text, tpid bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$ begin
  return query select t.id, t.name, c.name, c.tpid from tenant t join customer c on c.id = t.customer_id
    where lower(t.guid) = lower(wanted) and (keeps_portfolio() or app_assigns() = 'all');
end $$;

-- What happened at a customer ------------------------------------------------------------------------------------------------

-- A customer has no chain of its own: its entries stand in the organisation's, and whoever of the organisation sees the customer may read them.
create index ledger_customer on ledger ((facts ->> 'customer'), seq) where tenant_id is null and (kind like 'customer.%' or kind like 'contact.%');
create policy ledger_read_customer_facts on ledger for select using (
  tenant_id is null and (kind like 'customer.%' or kind like 'contact.%') and (select app_audience()) = 'internal'
  and ((select app_reads()) = 'all' or facts ->> 'customer' in (select visible_customers())));
