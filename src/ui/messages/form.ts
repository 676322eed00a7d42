/** Words of forms: a part of a page that is edited and saved by itself. */
export const messages = {
  'ui.form.edit': 'Edit',
  'ui.form.editOf': 'Edit {{what}}',
  'ui.form.save': 'Save',
  'ui.form.saving': 'Saving …',
  'ui.form.cancel': 'Cancel',
  'ui.form.saved': 'Saved: {{what}}',
  'ui.form.unsaved': 'You changed {{what}} and have not saved it.',
  'ui.form.nothing': '–',
  'ui.form.yes': 'Yes',
  'ui.form.no': 'No',
  'ui.form.fault.required': 'This must be filled in.',
  'ui.form.fault.number': 'Write a count in digits, or leave it empty.',
  'ui.form.fault.long': 'At most {{most}} letters.',
} as const;
