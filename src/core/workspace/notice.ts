/** 通知类别：people choose for each how it reaches them. */
export const NOTICE_KINDS = ['会议', '任务', '走访', '活动', '申报', '责任提醒'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** 通知的内容, as it stands in the list, in a letter or in a group. */
export type Message = {
  readonly kind: string;
  readonly title: string;
  readonly body: string;
  /** The page it leads to, e.g. `/meetings/…`. */
  readonly to: string;
};
