import { noteCategories } from '../model.ts';

export { noteCategories };
export type NoteCategory = (typeof noteCategories)[number];
