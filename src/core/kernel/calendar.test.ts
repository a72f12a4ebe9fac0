import { expect, test } from 'vitest';
import { Calendar, schoolYears } from './calendar.ts';

const year = {
  year: 2023,
  terms: [
    { from: '2023-09-01', to: '2024-01-19' },
    { from: '2024-02-19', to: '2024-06-28' },
  ],
};

test('the two terms of a year are numbered in the order written', () => {
  const [only] = schoolYears(Calendar.parse({ region: '310000', schoolYears: [{ ...year, verified: true }] }));
  expect(only).toEqual({
    year: 2023,
    terms: [
      { number: 1, ...year.terms[0] },
      { number: 2, ...year.terms[1] },
    ],
  });
});

test('a term cannot end before it begins, nor on a day that does not exist', () => {
  const withFirst = (first: object) =>
    Calendar.safeParse({ schoolYears: [{ ...year, terms: [first, year.terms[1]] }] }).success;
  expect(withFirst({ from: '2023-09-01', to: '2023-08-31' })).toBe(false);
  expect(withFirst({ from: '2023-09-31', to: '2024-01-19' })).toBe(false);
});
