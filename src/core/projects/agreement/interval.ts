/** 区间：from the lower to the upper bound, both inclusive. */
export type Interval = readonly [low: number, high: number];

/** What is estimated, and the interval that holds the true value in 95 of 100 such cases. */
export type Estimate = { readonly value: number; readonly interval: Interval };
