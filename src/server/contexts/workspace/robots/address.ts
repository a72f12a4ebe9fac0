import { type Verdict, verdict } from '#core/kernel/verdict.ts';
import { VENDORS, type Vendor } from '#core/workspace/robot.ts';

/** Whether the address is one of the vendor's, or of the further origins a deployment allows: the server posts nowhere else. */
export function checkAddress(vendor: Vendor, address: string, origins: readonly string[]): Verdict {
  const { origin, path, secret } = VENDORS[vendor];
  const url = URL.parse(address);
  return verdict(
    (url !== null &&
      url.username === '' &&
      url.password === '' &&
      (url.origin === origin || origins.includes(url.origin)) &&
      url.pathname === path) ||
      'workspace.robot-elsewhere',
    (url?.searchParams.get(secret) ?? '') !== '' || 'workspace.robot-without-key',
  );
}

/** What people know a robot's address by, without being able to use it. */
export const hintOf = (vendor: Vendor, address: string): string =>
  `…${(URL.parse(address)?.searchParams.get(VENDORS[vendor].secret) ?? '').slice(-4)}`;
