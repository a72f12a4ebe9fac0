import { type FormColumn, type FormQuestion } from '#core/forms/questions.ts';
import { cellInWords, inWords } from '#core/forms/words.ts';

/** What the form computed, or a dash while there is nothing to compute from. */
export const computedWords = (question: FormQuestion, value: unknown): string => inWords(question, value) || '–';
export const computedCell = (column: FormColumn, value: unknown): string => cellInWords(column, value) || '–';
