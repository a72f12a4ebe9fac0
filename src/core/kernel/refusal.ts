import type { RefusalCode } from '../refusals.ts';

/** Why something expected was not done. The kind decides the HTTP status; the code carries the Chinese sentence. */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'too-many';

export type RefusalDetail = Readonly<Record<string, string | number | boolean | null | readonly unknown[]>>;

/** 拒绝：an expected “no”, with a code whose Chinese sentence stands in `core/refusals.ts`. Faults are ordinary errors. */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: RefusalCode;
  readonly detail: RefusalDetail;

  constructor(kind: RefusalKind, code: RefusalCode, detail: RefusalDetail = {}) {
    super(`${kind}: ${code}`);
    this.name = 'Refusal';
    this.kind = kind;
    this.code = code;
    this.detail = detail;
  }
}
