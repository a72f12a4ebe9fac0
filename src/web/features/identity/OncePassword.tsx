import './sign-in.css';
import { Button } from 'antd';
import { useId } from 'react';
import { tell } from '#web/ui/notices.tsx';

/** A first password, shown this once: nobody, not even the platform, can show it again. */
export function OncePassword({
  name,
  login,
  password,
  onClose,
}: {
  name: string;
  login: string;
  password: string;
  onClose: () => void;
}) {
  const heading = useId();

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(password);
      tell('已复制');
    } catch {
      tell('浏览器不允许复制，请手工抄录', true);
    }
  }

  return (
    <dialog ref={(dialog) => dialog?.showModal()} className="confirm" aria-labelledby={heading} onClose={onClose}>
      <h2 id={heading}>{name}的初始口令</h2>
      <p>只显示这一次，关闭后无法再查看。请当面或通过可靠方式交给本人，首次登录须修改。</p>
      <dl className="once">
        <div>
          <dt>账号</dt>
          <dd>{login}</dd>
        </div>
        <div>
          <dt>初始口令</dt>
          <dd>
            <output aria-label="初始口令">{password}</output>
          </dd>
        </div>
      </dl>
      <div className="confirm-acts">
        <Button onClick={() => void copy()}>复制口令</Button>
        <Button type="primary" onClick={onClose}>
          已交付，关闭
        </Button>
      </div>
    </dialog>
  );
}
