import type { FormLibrary } from '#core/forms/library.ts';

/** The form library weighs 30 MB and takes its time to load: it comes with the first form that is checked. */
export const formLibrary = (): Promise<FormLibrary> => import('survey-core');
