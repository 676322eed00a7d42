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

insert into choice (list, value, place, audience)
select list, value, row_number() over (partition by list), audience from (values
  ('priority-high', 'Executive Visibility', 'internal'),
  ('priority-high', 'Executive Escalation', 'internal'),
  ('priority-high', 'Pilot', 'internal'),
  ('priority-high', 'Customer is Ready', 'internal'),
  ('priority-high', 'Other', 'internal'),
  ('priority-medium', 'Customer is Ready', 'internal'),
  ('priority-medium', 'Limited Resources', 'internal'),
  ('priority-medium', 'Other', 'internal'),
  ('priority-low', 'Customer Unresponsive', 'internal'),
  ('priority-low', 'No Intent', 'internal'),
  ('priority-low', 'Partner Led', 'internal'),
  ('priority-low', 'Customer Led', 'internal'),
  ('priority-low', 'Other', 'internal'),
  ('entry-reason', 'WinRoom', 'internal'),
  ('entry-reason', 'Go Back', 'internal'),
  ('urgency', 'High', 'internal'),
  ('urgency', 'Medium', 'internal'),
  ('urgency', 'Low', 'internal'),
  ('segment', 'Enterprise', 'shared'),
  ('segment', 'SMC', 'shared'),
  ('segment', 'Education', 'shared'),
  ('customer-list', 'S500', 'internal'),
  ('customer-list', 'S1500', 'internal'),
  ('customer-list', 'S400', 'internal'),
  ('customer-list', 'TOP400', 'internal'),
  ('customer-list', 'W2020', 'internal'),
  ('watchlist', 'Monitor', 'internal'),
  ('watchlist', 'Act', 'internal'),
  ('watchlist', 'Escalated', 'internal'),
  ('vertical', 'Automotive', 'internal'),
  ('vertical', 'Consumer Goods', 'internal'),
  ('vertical', 'Education', 'internal'),
  ('vertical', 'Energy', 'internal'),
  ('vertical', 'Financial Services', 'internal'),
  ('vertical', 'Government', 'internal'),
  ('vertical', 'Health and Life Sciences', 'internal'),
  ('vertical', 'Insurance', 'internal'),
  ('vertical', 'Manufacturing', 'internal'),
  ('vertical', 'Professional Services', 'internal'),
  ('vertical', 'Retail', 'internal'),
  ('vertical', 'Transport', 'internal'),
  ('motivation', 'End of Life of Existing IT', 'internal'),
  ('motivation', 'Increase Security', 'internal'),
  ('motivation', 'Improve Service Quality', 'internal'),
  ('motivation', 'High Availability/Improved Uptime', 'internal'),
  ('motivation', 'Eliminate On-Premise Hardware Cost and Support', 'internal'),
  ('motivation', 'Reduce Overhead/Cost', 'internal'),
  ('motivation', 'Collaborate and Communicate with Our People', 'internal'),
  ('motivation', 'Transform Business Processes', 'internal'),
  ('motivation', 'Use Our Collective Knowledge', 'internal'),
  ('motivation', 'Work with Partners and Suppliers', 'internal'),
  ('motivation', 'Work from Anywhere', 'internal'),
  ('motivation', 'Get Insights From Data', 'internal'),
  ('contact-role', 'BUSINESS SPONSOR', 'shared'),
  ('contact-role', 'EXECUTIVE SPONSOR', 'shared'),
  ('contact-role', 'PROJECT MANAGER', 'shared'),
  ('contact-role', 'IT ADMINISTRATOR', 'shared'),
  ('contact-role', 'ADOPTION LEAD', 'shared'),
  ('contact-role', 'SECURITY LEAD', 'shared'),
  ('contact-role', 'OTHER', 'shared'),
  ('partner-kind', 'Onboarding Partner', 'shared'),
  ('partner-kind', 'Deployment Partner', 'shared'),
  ('partner-kind', 'Adoption Partner', 'shared'),
  ('partner-kind', 'Licensing Partner', 'shared'),
  ('partner-kind', 'Other', 'shared'),
  ('partner-skill', 'Adoption', 'shared'),
  ('partner-skill', 'Deployment', 'shared'),
  ('partner-skill', 'Migration', 'shared'),
  ('partner-skill', 'Security', 'shared'),
  ('survey-language', 'Chinese (Simplified)', 'shared'),
  ('survey-language', 'Chinese (Traditional)', 'shared'),
  ('survey-language', 'Dutch', 'shared'),
  ('survey-language', 'English', 'shared'),
  ('survey-language', 'French', 'shared'),
  ('survey-language', 'German', 'shared'),
  ('survey-language', 'Italian', 'shared'),
  ('survey-language', 'Japanese', 'shared'),
  ('survey-language', 'Korean', 'shared'),
  ('survey-language', 'Portuguese', 'shared'),
  ('survey-language', 'Russian', 'shared'),
  ('survey-language', 'Spanish', 'shared'),
  ('survey-service', 'Exchange', 'shared'),
  ('survey-service', 'Exchange: Outlook Mobile', 'shared'),
  ('survey-service', 'Teams', 'shared'),
  ('survey-service', 'SharePoint', 'shared'),
  ('survey-service', 'OneDrive', 'shared'),
  ('survey-service', 'Skype for Business', 'shared'),
  ('survey-service', 'Yammer', 'shared'),
  ('survey-service', 'Microsoft 365 Apps', 'shared'),
  ('survey-service', 'Project Professional', 'shared'),
  ('survey-service', 'Project Online Professional/Premium', 'shared'),
  ('survey-service', 'Project Online Essentials', 'shared'),
  ('survey-service', 'Power BI', 'shared'),
  ('survey-service', 'Classroom/SDS', 'shared'),
  ('survey-service', 'Office 365 ATP', 'shared'),
  ('survey-service', 'Intune', 'shared'),
  ('survey-service', 'AADP', 'shared'),
  ('survey-service', 'MCAS', 'shared'),
  ('survey-service', 'AIP', 'shared'),
  ('survey-service', 'AzRMS', 'shared'),
  ('survey-service', 'Windows 10', 'shared'),
  ('survey-service', 'Microsoft Defender ATP', 'shared'),
  ('survey-service', 'Edge', 'shared'),
  ('survey-service', 'Migration', 'shared'),
  ('flag', 'Is Enterprise', 'internal'),
  ('flag', 'Widget', 'internal'),
  ('flag', 'Incubation', 'internal'),
  ('flag', 'PEP-Pilot', 'internal'),
  ('flag', 'EMS-Clearing House', 'internal'),
  ('flag', 'VLOBC Contact Acct Tm', 'internal'),
  ('flag', 'VL Acct Tm Contact Attempts', 'internal'),
  ('flag', 'VL Success Acct Tm', 'internal')
) as seed (list, value, audience);

-- After the rows are in: whoever migrates is nobody to these policies.
alter table choice enable row level security;
alter table choice force row level security;
create policy choice_read on choice for select using (audience = 'shared' or (select app_audience()) = 'internal');
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
