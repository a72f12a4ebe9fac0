/** Minutes between one try of a delivery and the next; after the last of them it is given up. */
const PAUSES = [1, 5, 15, 60, 180, 360, 720] as const;

/** 投递次数：how often a delivery is tried before it is given up. */
export const MOST_TRIES = PAUSES.length + 1;

/** 投递状态. */
export const DELIVERY_STATES = {
  waiting: '待发',
  sent: '已发',
  failed: '未送达，将重试',
  'given-up': '已放弃',
} as const;
export type DeliveryState = keyof typeof DELIVERY_STATES;

/** When a delivery that failed its nth try is tried again; `null`: it is given up. */
export function nextTry(now: Temporal.Instant, tries: number): Temporal.Instant | null {
  const pause = PAUSES[tries - 1];
  return pause === undefined ? null : now.add({ minutes: pause });
}
