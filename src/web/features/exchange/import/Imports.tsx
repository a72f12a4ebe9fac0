import { useSuspenseQuery } from '@tanstack/react-query';
import { exchangeRoutes } from '#contract/exchange.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Moment } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { type Column, Rows } from '#web/ui/Rows.tsx';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { ImportRow } from '../answers.ts';
import { isRunning, STATES } from '../states.ts';

/** My imports: a running one can be left and found again here. */
export function Imports() {
  const { data } = useSuspenseQuery({
    ...asking(exchangeRoutes.imports, {}),
    refetchInterval: ({ state }) => (state.data?.some((one) => isRunning(one.state)) ? 2_000 : false),
  });
  return (
    <Rows
      label="我的导入记录"
      columns={columns}
      rows={data}
      rowKey={({ id }) => id}
      empty={<Empty title="还没有导入过">上传的工作簿会列在这里；核对和写入较久时可以离开，回来再看。</Empty>}
    />
  );
}

const columns: Column<ImportRow>[] = [
  { head: '文件', cell: ({ id, fileName }) => <Go to={paths.import(id)}>{fileName}</Go> },
  { head: '上传时间', cell: ({ uploadedAt }) => <Moment at={uploadedAt} />, tight: true },
  {
    head: '状态',
    cell: ({ state }) => <StatusMark status={STATES[state].mark} label={STATES[state].word} />,
    tight: true,
  },
  { head: '说明', cell: ({ state, progress, message }) => message ?? (isRunning(state) ? progress.doing : '') },
];
