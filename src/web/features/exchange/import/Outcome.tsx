import { whole } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { Import } from '../answers.ts';
import { isRunning } from '../states.ts';
import { placesOf } from './places.ts';

/** What is going on, or how it ended, and where to look now. */
export function Outcome({ data }: { data: Import }) {
  if (isRunning(data.state)) return <Running data={data} />;
  const places = placesOf(data.sheets);
  return (
    <Section title={data.state === 'ready' || data.state === 'faulty' ? '核对结果' : '结果'}>
      <p role="status">{data.message ?? words(data)}</p>
      {data.state === 'applied' && places.length > 0 && (
        <ul className="exchange-links" aria-label="去看看">
          {places.map(({ to, label }) => (
            <li key={to}>
              <Go to={to}>{label}</Go>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Running({ data: { state, progress } }: { data: Import }) {
  const share = Math.round(progress.share * 100);
  const title = state === 'reading' ? '正在核对' : '正在写入';
  return (
    <Section title={title}>
      <div
        className="exchange-progress"
        role="progressbar"
        aria-label={title}
        aria-valuenow={share}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={`${progress.doing}，${share} %`}
      >
        <span style={{ width: `${share}%` }} />
      </div>
      <p>
        {progress.doing} <span className="quiet number">{share} %</span>
      </p>
      <p className="quiet">可以离开这个页面，稍后在“我的导入记录”里找到它。</p>
    </Section>
  );
}

function words({ state, sheets, faults }: Import): string {
  const total = (key: 'add' | 'change' | 'unchanged') => sheets.reduce((sum, sheet) => sum + sheet[key], 0);
  const changes = `新增 ${whole(total('add'))} 行、修改 ${whole(total('change'))} 行，${whole(total('unchanged'))} 行没有变化`;
  switch (state) {
    case 'ready':
      if (total('add') + total('change') === 0) return '核对完毕：与平台现有数据一致，没有需要写入的内容。';
      return `核对完毕，没有发现问题：将${changes}。请看过预览后确认。`;
    case 'faulty':
      return `发现 ${whole(faults.total)} 处问题，整份都不能导入。请按下表改好后重新上传；没有任何数据被改动。`;
    case 'applied':
      return `已全部写入：${changes}。`;
    case 'discarded':
      return '已放弃，没有任何数据被改动。';
    case 'failed':
      return '没有成功，没有任何数据被改动。请重新上传；仍不行请联系管理员。';
    case 'reading':
    case 'applying':
      return '';
  }
}
