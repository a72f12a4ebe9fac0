import { Button, Input } from 'antd';
import { type SubmitEvent, useId, useState } from 'react';
import { identityRoutes } from '#contract/identity.ts';
import { ask, Refused } from '#web/ask.ts';
import { CodeInput } from './CodeInput.tsx';

/** Account and password, then the six digits of those who have bound a second factor. */
export function PasswordForm({ onIn, onEnrol }: { onIn: () => void; onEnrol: () => void }) {
  const ids = { login: useId(), password: useId(), refused: useId() };
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const [pending, setPending] = useState(false);

  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    setPending(true);
    setRefused(undefined);
    try {
      const { next } = await ask(identityRoutes.signIn, { login, password, code: code || undefined });
      if (next === 'in') onIn();
      if (next === 'enrol') onEnrol();
      if (next === 'code') setCode('');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefused(error.message);
      // The server then lets in only those who also give the right code.
      if (code !== undefined || error.code === 'identity.too-many-attempts') setCode('');
    } finally {
      setPending(false);
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} aria-describedby={refused && ids.refused}>
      <h2>{code === undefined ? '登录' : '输入验证码'}</h2>
      {code === undefined ? (
        <>
          <div className="sign-in-field">
            <label htmlFor={ids.login}>账号</label>
            <Input
              id={ids.login}
              size="large"
              autoComplete="username"
              autoCapitalize="off"
              required
              maxLength={60}
              value={login}
              onChange={(event) => setLogin(event.target.value)}
            />
          </div>
          <div className="sign-in-field">
            <label htmlFor={ids.password}>口令</label>
            <Input.Password
              id={ids.password}
              size="large"
              autoComplete="current-password"
              required
              maxLength={200}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </div>
        </>
      ) : (
        <CodeInput value={code} onChange={setCode} label={`请打开手机上的动态口令应用，输入 ${login} 的 6 位验证码`} />
      )}
      {refused !== undefined && (
        <p className="sign-in-refused" role="alert" id={ids.refused}>
          <span aria-hidden="true">▲ </span>
          {refused}
        </p>
      )}
      <Button type="primary" htmlType="submit" size="large" block loading={pending}>
        {code === undefined ? '登录' : '确认'}
      </Button>
      {code === undefined ? (
        <p className="quiet sign-in-help">忘记口令或账号被停用，请联系本单位或区教育局的系统管理员。</p>
      ) : (
        <button type="button" className="plain-button sign-in-help" onClick={() => setCode(undefined)}>
          换一个账号
        </button>
      )}
    </form>
  );
}
