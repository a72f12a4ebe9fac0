const STATUSES = {
  met: ['●', '已达成', 'good'],
  'on-track': ['◐', '推进中', 'going'],
  'at-risk': ['▲', '有风险', 'risk'],
  missed: ['■', '未达成', 'bad'],
  'not-due': ['○', '未到期', 'calm'],
  'no-source': ['–', '尚无数据来源', 'calm'],
  'nothing-to-measure': ['–', '无从计算', 'calm'],
  'made-up': ['◕', '迟办', 'going'],
  due: ['◐', '待办', 'going'],
  late: ['▲', '逾期', 'risk'],
  upcoming: ['○', '未到期', 'calm'],
} as const;

export type Status = keyof typeof STATUSES;

/** How something stands: a shape, a word and a colour, never colour alone. */
export function StatusMark({ status, label }: { status: Status; label?: string }) {
  const [shape, word, tone] = STATUSES[status];
  return (
    <span className={`status ${tone}`}>
      <span aria-hidden="true" className="status-shape">
        {shape}
      </span>
      {label ?? word}
    </span>
  );
}
