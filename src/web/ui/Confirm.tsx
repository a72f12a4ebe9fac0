import { Button } from 'antd';
import { useId } from 'react';

/** One question before an act that is hard to take back. The browser keeps the focus inside and listens for Esc. */
export function Confirm({
  title,
  body,
  ok,
  danger,
  onOk,
  onCancel,
}: {
  title: string;
  body?: string;
  ok: string;
  danger: boolean;
  onOk: () => void;
  onCancel: () => void;
}) {
  const heading = useId();
  return (
    <dialog ref={(dialog) => dialog?.showModal()} className="confirm" aria-labelledby={heading} onClose={onCancel}>
      <h2 id={heading}>{title}</h2>
      {body !== undefined && <p>{body}</p>}
      <div className="confirm-acts">
        <Button onClick={onCancel}>取消</Button>
        <Button type="primary" danger={danger} onClick={onOk}>
          {ok}
        </Button>
      </div>
    </dialog>
  );
}
