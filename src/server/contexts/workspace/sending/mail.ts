import type { Settings } from '../../../settings.ts';

export type Letter = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Stays the same when the letter is sent again, so that the receiver may drop the second. */
  readonly id: string;
};

/** 邮件: opens the way to the mail server for one run; `send` answers `null`, or why not in words for people. */
export async function openMail({ smtpUrl, from }: NonNullable<Settings['mail']>) {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport(
    {
      url: smtpUrl,
      pool: true,
      maxConnections: 2,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
    },
    { from, disableFileAccess: true, disableUrlAccess: true },
  );
  return {
    async send({ to, subject, text, id }: Letter): Promise<string | null> {
      try {
        await transport.sendMail({
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${id}@jiamenkou>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return null;
      } catch (error) {
        return reasonOf(error);
      }
    },
    close: () => transport.close(),
  };
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNECTION: '连不上邮件服务器',
  ECONNREFUSED: '连不上邮件服务器',
  ESOCKET: '连不上邮件服务器',
  EDNS: '连不上邮件服务器',
  ETIMEDOUT: '邮件服务器没有应答',
  ETLS: '与邮件服务器的加密连接没有建立',
  EAUTH: '邮件服务器不接受平台的账号',
};

/** Faults of ours are not dressed up: what is no answer of a mail server goes on as it is. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  const known = REASONS[String(error.code)];
  if (known !== undefined) return known;
  const answer = 'response' in error ? String(error.response).replaceAll(/\s+/g, ' ').slice(0, 120) : '';
  return answer === '' ? `邮件没有发出（${String(error.code)}）` : `邮件服务器答复：${answer}`;
}
