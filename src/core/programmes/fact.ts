import type { Day } from '../kernel/day.ts';

export type AttributeValue = string | number | boolean;

/**
 * 事实记录：one dated record a figure is computed from. A state holds on `[from, to)`, an event happened `on` a day,
 * a record with neither always holds. `organisation` is for whom it counts; absent, the subject itself.
 */
export type Fact = {
  readonly subject: string;
  readonly label: string;
  readonly organisation?: string;
  readonly region?: string;
  readonly from?: Day;
  readonly to?: Day;
  readonly on?: Day;
  readonly value?: number;
  readonly attributes?: Readonly<Record<string, AttributeValue | readonly AttributeValue[]>>;
  /** Where the record can be opened in the product, e.g. `/schools/…`. */
  readonly link?: string;
};

/** Hands out the records of a fact by its name; `undefined` when nothing provides it. */
export type FactSource = (name: string) => readonly Fact[] | undefined;
