/** 附件的引用：a file of the platform's own store; the answer holds nothing else of it. */
export type FileReference = {
  readonly region: string;
  readonly id: string;
  readonly name: string;
  readonly size: number;
};

/** 填写内容：what was answered, by question. A question without an answer is absent. */
export type Answers = Readonly<Record<string, unknown>>;

/** `draft` 暂存 may be incomplete; `complete` 提交 keeps every bound. */
export type Level = 'draft' | 'complete';

/** What is wrong with an answer, where, and what to do. */
export type AnswerFault = {
  /** The question by name; absent for what belongs to no question of the form. */
  readonly question?: string;
  /** Inside the answer: the line of a table or the number of a group, from 0, and its column or question. */
  readonly inside?: { readonly row: number | string; readonly column: string };
  readonly title: string;
  readonly message: string;
};
