-- A definition as text of JSON: jsonb sorts keys by length, and the order of a form's fields means something – one may depend on those before it.
alter table playbook_process alter column definition type json using definition::json;
