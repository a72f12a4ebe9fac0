import { type Verdict, verdict } from '../kernel/verdict.ts';
import type { RefusalCode } from '../refusals.ts';

/** The commonest of the passwords that would otherwise pass: a rule on classes alone lets these through. */
const COMMON = [
  'password',
  'p@ssw0rd',
  'passw0rd',
  'admin@123',
  'admin123',
  'qwer1234',
  'qwerty',
  'abc123',
  'abcd1234',
  '1qaz2wsx',
  '1qaz@wsx',
  'iloveyou',
  'shanghai',
  'jiamenkou',
  'welcome',
];

/**
 * 口令强度：at least 10 characters of three of the four classes, without the login, none of the common ones.
 * Source: GB/T 22239-2019 8.1.4.1 a) asks for complexity; length and classes are assessors' usual values.
 */
export function mayBePassword(password: string, login: string): Verdict {
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((each) => each.test(password)).length;
  const plain = password.toLowerCase();
  const strong: true | RefusalCode =
    (password.length >= 10 && classes >= 3 && !plain.includes(login.toLowerCase())) || 'identity.weak-password';
  const rare: true | RefusalCode =
    !COMMON.some((each) => plain.startsWith(each) && plain.length < each.length + 5) || 'identity.common-password';
  return verdict(strong, rare);
}
