import { Button } from 'antd';
import { type SubmitEvent, useState } from 'react';
import { identityRoutes } from '#contract/identity.ts';
import type { Output } from '#contract/route.ts';
import { Refused } from '#web/ask.ts';
import { useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { CodeInput } from './CodeInput.tsx';

/** Binds an authenticator app: a key is fetched, scanned, and proven by one code. */
export function SecondFactorSetup({ onDone }: { onDone: () => void }) {
  const begin = useDo(identityRoutes.beginSecondFactor);
  const confirm = useDo(identityRoutes.confirmSecondFactor);
  const [key, setKey] = useState<Output<typeof identityRoutes.beginSecondFactor>>();
  const [code, setCode] = useState('');
  const [refused, setRefused] = useState<string>();

  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    setRefused(undefined);
    try {
      await confirm({ code });
      onDone();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefused(error.message);
      setCode('');
    }
  }

  if (key === undefined) {
    return <Act label="开始绑定" kind="primary" onClick={async () => setKey(await begin({}))} />;
  }
  return (
    <form className="second-factor" onSubmit={(event) => void submit(event)}>
      <img src={key.picture} alt="供动态口令应用扫描的二维码" width="184" height="184" />
      <div>
        <p>用手机上的动态口令应用（支持 TOTP 的均可）扫描二维码；不便扫描时，手工输入密钥：</p>
        <p className="second-factor-key">{key.secret.replaceAll(/(.{4})/g, '$1 ').trim()}</p>
        <CodeInput value={code} onChange={setCode} label="应用里显示的 6 位验证码" />
        {refused !== undefined && (
          <p className="sign-in-refused" role="alert">
            <span aria-hidden="true">▲ </span>
            {refused}
          </p>
        )}
        <Button type="primary" htmlType="submit">
          完成绑定
        </Button>
      </div>
    </form>
  );
}
