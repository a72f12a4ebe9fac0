/** 席位的状态：from the draw to the desk. */
export const SEAT_STATES = {
  proposed: '拟定',
  seated: '待声明',
  declared: '无回避情形',
  recused: '已回避',
} as const;
export type SeatState = keyof typeof SEAT_STATES;

/** 任职经历 and 回避单位 of an expert, beside what posts on the platform tell. */
export const EXPERT_TIES = ['任职', '回避'] as const;
