import { Button } from 'antd';
import { useId } from 'react';
import { tell } from '#web/ui/notices.tsx';

/** The address, shown this once: the platform keeps only its hash. */
export function OnceAddress({ path, onClose }: { path: string; onClose: () => void }) {
  const heading = useId();
  const address = `${location.origin}${path}`;

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(address);
      tell('已复制');
    } catch {
      tell('浏览器不允许复制，请手工抄录', true);
    }
  }

  return (
    <dialog ref={(dialog) => dialog?.showModal()} className="confirm" aria-labelledby={heading} onClose={onClose}>
      <h2 id={heading}>日历订阅地址</h2>
      <p>
        只显示这一次。知道地址的人就能看到您的日程，请勿转发。在手机或电脑的日历里选择“添加订阅日历”，粘贴这个地址。
      </p>
      <output className="once-address" aria-label="日历订阅地址">
        {address}
      </output>
      <div className="confirm-acts">
        <Button href={address.replace(/^https?:/, 'webcal:')}>在本机日历中订阅</Button>
        <Button onClick={() => void copy()}>复制地址</Button>
        <Button type="primary" onClick={onClose}>
          已保存，关闭
        </Button>
      </div>
    </dialog>
  );
}
