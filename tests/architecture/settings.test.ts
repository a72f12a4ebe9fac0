import { expect, test } from 'vitest';
import { readSettings } from '#server/settings.ts';

const refusal = (environment: NodeJS.ProcessEnv): string => {
  try {
    readSettings(environment);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'accepted';
};

test('without settings the service is for this machine, on port 3000, with a database of its own', () => {
  expect(readSettings({})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    databaseUrl: undefined,
    trustedProxies: 0,
    insecure: true,
    logLevel: 'info',
    publicUrl: undefined,
    mail: undefined,
    webhookOrigins: [],
  });
});

test('an empty variable is not set', () => {
  const names = ['PORT', 'HOST', 'DATA_DIR', 'DATABASE_URL', 'TRUSTED_PROXIES', 'INSECURE_COOKIES', 'LOG_LEVEL'];
  names.push('PUBLIC_URL', 'SMTP_URL', 'MAIL_FROM', 'WEBHOOK_HOSTS');
  expect(readSettings(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(readSettings({}));
});

test.for(['nan', '-1', '65536', '3000.5', '3000 ', '0x50', '1e3', ' '])('a PORT of “%s” is refused by name', (PORT) => {
  expect(refusal({ PORT })).toContain(`PORT must be a whole number from 0 to 65535, not “${PORT}”`);
});

test.for(['6', '-1', 'all'])('TRUSTED_PROXIES of “%s” is refused by name', (TRUSTED_PROXIES) => {
  expect(refusal({ TRUSTED_PROXIES })).toContain('TRUSTED_PROXIES');
});

test.for([
  'localhost:5432/jiamenkou',
  'mysql://owner:secret@localhost/jiamenkou',
  'postgresql://localhost/jiamenkou',
  'postgresql://owner@localhost/jiamenkou',
  'postgresql://:secret@localhost/jiamenkou',
  'postgresql://owner:secret@',
  'postgresql://owner:secret@localhost',
  'postgresql://owner:secret@local host/jiamenkou',
])('DATABASE_URL of “%s” is refused by name, and its password is not repeated', (DATABASE_URL) => {
  const said = refusal({ DATABASE_URL });
  expect(said).toContain('DATABASE_URL must read postgresql://user:password@host:port/database');
  expect(said).not.toContain('secret');
});

test.for([
  'postgres://owner:secret@localhost/jiamenkou',
  'postgresql://owner:s%40cret@db.example.org:6432/jiamenkou?sslmode=verify-full',
  'postgresql://owner:secret@/jiamenkou?host=%2Fvar%2Frun%2Fpostgresql',
  'postgresql://owner:secret@[::1]:5432/jiamenkou',
])('DATABASE_URL of “%s” is accepted', (DATABASE_URL) => {
  expect(readSettings({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL);
});

test.for(['verbose', 'INFO', 'warn '])('LOG_LEVEL of “%s” is refused by name', (LOG_LEVEL) => {
  expect(refusal({ LOG_LEVEL })).toBe(`LOG_LEVEL must be debug, info, warn or silent, not “${LOG_LEVEL}”`);
});

test('cookies go without TLS only on this machine, or when that is asked for', () => {
  expect(readSettings({ HOST: '0.0.0.0' }).insecure).toBe(false);
  expect(readSettings({ HOST: '0.0.0.0', INSECURE_COOKIES: '1' }).insecure).toBe(true);
  expect(readSettings({ HOST: '0.0.0.0', INSECURE_COOKIES: 'true' }).insecure).toBe(false);
});

test.for(['localhost', 'https://', 'ftp://example.cn', 'https://example.cn/path', 'https://user@example.cn'])(
  'a PUBLIC_URL or WEBHOOK_HOSTS of “%s” is refused by name',
  (given) => {
    expect(refusal({ PUBLIC_URL: given })).toContain('PUBLIC_URL must read https://host');
    expect(refusal({ WEBHOOK_HOSTS: `https://im.example.cn, ${given}` })).toContain(
      'WEBHOOK_HOSTS must read https://host',
    );
  },
);

test('hosts of robots are origins, one after another', () => {
  expect(readSettings({ WEBHOOK_HOSTS: 'https://im.example.cn, http://127.0.0.1:4000/' }).webhookOrigins).toEqual([
    'https://im.example.cn',
    'http://127.0.0.1:4000',
  ]);
});

test.for([
  { SMTP_URL: 'smtp://user:secret@mail.example.cn' },
  { MAIL_FROM: '家门口 <notice@example.cn>' },
  { SMTP_URL: 'http://user:secret@mail.example.cn', MAIL_FROM: 'notice@example.cn' },
  { SMTP_URL: 'smtp://user:secret@mail.example.cn', MAIL_FROM: 'notice' },
  { SMTP_URL: 'smtp://user:secret@mail.example.cn', MAIL_FROM: 'a <notice@example.cn>\nBcc: <x@example.cn>' },
])('mail needs a server and a sender that make sense, and no password is repeated: %o', (environment) => {
  expect(refusal(environment)).toMatch(/^(SMTP_URL|MAIL_FROM) must read/);
  expect(refusal(environment)).not.toContain('secret');
});

test('mail goes out when both are set', () => {
  const mail = { SMTP_URL: 'smtps://user:secret@mail.example.cn:465', MAIL_FROM: '家门口 <notice@example.cn>' };
  expect(readSettings(mail).mail).toEqual({ smtpUrl: mail.SMTP_URL, from: mail.MAIL_FROM });
});
