import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { activityRoutes } from '#contract/collaboration/activities.ts';
import type { Output } from '#contract/route.ts';
import { ask, Refused } from '#web/ask.ts';
import { paths } from '#web/paths.ts';
import { Go } from '#web/ui/Go.tsx';
import { complain } from '#web/ui/notices.tsx';
import { Sheet } from '#web/ui/Sheet.tsx';

type Found = Output<typeof activityRoutes.verifyCertificate>;

/** 核验证书: number and name, as they stand on the paper. */
export function VerifyCertificate({ onClose }: { onClose: () => void }) {
  const id = useId();
  const [number, setNumber] = useState('');
  const [name, setName] = useState('');
  const [pending, setPending] = useState(false);
  const [answer, setAnswer] = useState<Found | string | null>(null);

  async function verify(): Promise<void> {
    setPending(true);
    try {
      setAnswer(await ask(activityRoutes.verifyCertificate, { number, name }));
    } catch (error) {
      if (error instanceof Refused && error.status === 404) setAnswer(error.message);
      else complain(error);
    } finally {
      setPending(false);
    }
  }

  return (
    <Sheet title="核验证书" open onClose={onClose} width={480}>
      <form
        className="act-verify"
        onSubmit={(event) => {
          event.preventDefault();
          if (number.trim() !== '' && name.trim() !== '') void verify();
        }}
      >
        <p className="lead">照证书上的写法填写编号和姓名，两者相符才有答复。</p>
        <label htmlFor={`${id}number`}>证书编号</label>
        <Input
          id={`${id}number`}
          value={number}
          maxLength={40}
          placeholder="如 310113-2026-0012-0031"
          onChange={(event) => setNumber(event.target.value)}
        />
        <label htmlFor={`${id}name`}>姓名</label>
        <Input id={`${id}name`} value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
        <Button
          type="primary"
          htmlType="submit"
          loading={pending}
          disabled={number.trim() === '' || name.trim() === ''}
        >
          核验
        </Button>
        <div role="status">
          {typeof answer === 'string' && <p className="refused">▲ {answer}</p>}
          {answer !== null && typeof answer !== 'string' && (
            <p className="act-true">
              ● 属实：<Go to={paths.activity(answer.region, answer.id)}>{answer.title}</Go>，{answer.hours} 学时
            </p>
          )}
        </div>
      </form>
    </Sheet>
  );
}
