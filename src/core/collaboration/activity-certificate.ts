/** 证书编号：district, year and number of the activity, number of the person within it. */
export type CertificateNumber = {
  readonly region: string;
  readonly year: number;
  readonly serial: number;
  readonly line: number;
};

/** `310113-2026-0012-0031`. */
export function certificateText({ region, year, serial, line }: CertificateNumber): string {
  return [region, year, padded(serial), padded(line)].join('-');
}

/** Reads a number as it stands on a certificate; `undefined` when it is none. */
export function certificateNumber(text: string): CertificateNumber | undefined {
  const match = /^(\d{6})-(\d{4})-(\d{4,6})-(\d{4,6})$/.exec(text.trim().replaceAll(/[—–－]/g, '-'));
  if (match === null) return undefined;
  const [, region = '', year, serial, line] = match;
  return { region, year: Number(year), serial: Number(serial), line: Number(line) };
}

const padded = (number: number) => String(number).padStart(4, '0');
