import { Button, Input } from 'antd';
import { type SubmitEvent, useId, useState } from 'react';
import { identityRoutes } from '#contract/identity.ts';
import { Refused } from '#web/ask.ts';
import { useDo } from '#web/client.ts';
import { tell } from '#web/ui/notices.tsx';
import { Section } from '#web/ui/Page.tsx';

const NONE = { current: '', next: '', again: '' };

export function ChangePassword({ isDemonstration }: { isDemonstration: boolean }) {
  const change = useDo(identityRoutes.changePassword);
  const [typed, setTyped] = useState(NONE);
  const [refused, setRefused] = useState<string>();
  const [pending, setPending] = useState(false);

  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (typed.next !== typed.again) {
      setRefused('两次输入的新口令不一致');
      return;
    }
    setPending(true);
    setRefused(undefined);
    try {
      await change({ current: typed.current, next: typed.next });
      setTyped(NONE);
      tell('口令已修改，其他设备上的登录已失效');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefused(error.message);
    } finally {
      setPending(false);
    }
  }

  const field = (name: keyof typeof NONE) => ({
    value: typed[name],
    onChange: (value: string) => setTyped({ ...typed, [name]: value }),
  });

  return (
    <Section
      title="修改口令"
      lead={
        <>
          至少 10 位，大写字母、小写字母、数字、符号中至少包含三类，不能包含账号名。
          {isDemonstration && '从登录页一键进入的演示人员没有口令。'}
        </>
      }
    >
      <form className="me-form" onSubmit={(event) => void submit(event)}>
        <Password label="现用口令" autoComplete="current-password" {...field('current')} />
        <Password label="新口令" autoComplete="new-password" {...field('next')} />
        <Password label="再输一遍新口令" autoComplete="new-password" {...field('again')} />
        {refused !== undefined && (
          <p className="sign-in-refused" role="alert">
            <span aria-hidden="true">▲ </span>
            {refused}
          </p>
        )}
        <Button type="primary" htmlType="submit" loading={pending}>
          修改口令
        </Button>
      </form>
    </Section>
  );
}

function Password({
  label,
  autoComplete,
  value,
  onChange,
}: {
  label: string;
  autoComplete: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="sign-in-field">
      <label htmlFor={id}>{label}</label>
      <Input.Password
        id={id}
        autoComplete={autoComplete}
        required
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
