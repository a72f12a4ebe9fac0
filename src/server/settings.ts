import { resolve } from 'node:path';

/** What the surroundings decide, read once. Everything else is data. */
export type Settings = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Absent: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** How many proxies in front may be believed about the client's address. */
  readonly trustedProxies: number;
  /** The platform is served over plain HTTP on this machine only, with no proxy in front, so cookies cannot demand TLS. */
  readonly insecure: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'silent';
  /** Where people reach the platform; without it, what is sent out carries no links. */
  readonly publicUrl: string | undefined;
  /** Absent: no mail goes out. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | undefined;
  /** Where robots of groups may be besides at their vendors, e.g. `https://im.example.edu.cn`. */
  readonly webhookOrigins: readonly string[];
};

/** Reads the environment; empty is not set. Throws with a sentence that names the variable when one makes no sense. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const host = environment['HOST'] || '127.0.0.1';
  const trustedProxies = whole(environment, 'TRUSTED_PROXIES', 0, 0, 5);
  return {
    port: whole(environment, 'PORT', 3000, 0, 65_535),
    host,
    dataDir: resolve(environment['DATA_DIR'] || 'data'),
    databaseUrl: address(environment['DATABASE_URL'] ?? ''),
    trustedProxies,
    insecure:
      environment['INSECURE_COOKIES'] === '1' ||
      (trustedProxies === 0 && ['127.0.0.1', 'localhost', '::1'].includes(host)),
    logLevel: level(environment['LOG_LEVEL'] || 'info'),
    publicUrl: origin('PUBLIC_URL', environment['PUBLIC_URL'] ?? ''),
    mail: mail(environment['SMTP_URL'] ?? '', environment['MAIL_FROM'] ?? ''),
    webhookOrigins: (environment['WEBHOOK_HOSTS'] ?? '')
      .split(',')
      .flatMap((each) => origin('WEBHOOK_HOSTS', each.trim()) ?? []),
  };
}

function whole(environment: NodeJS.ProcessEnv, name: string, otherwise: number, min: number, max: number): number {
  const given = environment[name];
  if (given === undefined || given === '') return otherwise;
  const value = Number(given);
  if (!/^\d+$/.test(given) || value < min || value > max) {
    throw new Error(`${name} must be a whole number from ${min} to ${max}, not “${given}”`);
  }
  return value;
}

function level(given: string): Settings['logLevel'] {
  if (given === 'debug' || given === 'info' || given === 'warn' || given === 'silent') return given;
  throw new Error(`LOG_LEVEL must be debug, info, warn or silent, not “${given}”`);
}

/** The sentence does not repeat what was given: there is a password in it. */
function address(given: string): string | undefined {
  if (given === '') return undefined;
  // A socket's address has no host, which URL parsers refuse.
  const database = URL.parse(given.replace('@/', '@socket/'))?.pathname ?? '';
  if (/^postgres(ql)?:\/\/[^:@/]+:[^@]+@/.test(given) && database.length > 1) return given;
  throw new Error('DATABASE_URL must read postgresql://user:password@host:port/database, with a user and a password');
}

/** `https://host[:port]`, without a path. */
function origin(name: string, given: string): string | undefined {
  if (given === '') return undefined;
  const url = URL.parse(given);
  if (url !== null && /^https?:$/.test(url.protocol) && given.replace(/\/$/, '') === url.origin) return url.origin;
  throw new Error(`${name} must read https://host or https://host:port, not “${given}”`);
}

/** The sentences do not repeat the address of the server: there is a password in it. */
function mail(smtpUrl: string, from: string): Settings['mail'] {
  if (smtpUrl === '' && from === '') return undefined;
  if (!/^smtps?:$/.test(URL.parse(smtpUrl)?.protocol ?? '') || URL.parse(smtpUrl)?.hostname === '')
    throw new Error('SMTP_URL must read smtps://user:password@host:port (or smtp://…), and be set when MAIL_FROM is');
  if (!/^([^<>@\r\n]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(from))
    throw new Error('MAIL_FROM must read 家门口 <notice@example.cn>, and be set when SMTP_URL is');
  return { smtpUrl, from };
}
