import { expect, test } from 'vitest';
import { mayBePassword } from './password.ts';

const reasons = (password: string) => mayBePassword(password, 'zhang.wei').reasons;

test('a password has ten characters of three classes and does not hold the login', () => {
  expect(mayBePassword('Xuexiao-2026', 'zhang.wei').ok).toBe(true);
  for (const weak of ['Kurz-1', 'alllowercase', 'lower-case-only', '12345678901', 'A1-zhang.wei-x', 'Zhang.Wei2026'])
    expect(reasons(weak)).toContain('identity.weak-password');
});

test('a common word with a few signs after it is refused, as the start of a longer phrase it is not', () => {
  for (const common of ['Password2026', 'P@ssw0rd123', 'Shanghai-20'])
    expect(reasons(common)).toContain('identity.common-password');
  expect(mayBePassword('Shanghai-Baoshan-2026', 'zhang.wei').ok).toBe(true);
});

test('all reasons are given at once', () => {
  expect(reasons('qwerty')).toEqual(['identity.weak-password', 'identity.common-password']);
});
