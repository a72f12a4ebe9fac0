import type { z } from 'zod';

/** What is wrong with an input, in one Chinese sentence a field. */
export function problemsOf(error: z.ZodError): { field: string; message: string }[] {
  return error.issues.flatMap((issue) => {
    const field = issue.path.join('.');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ field: [field, key].filter(Boolean).join('.'), message: '不认识的字段' }));
    return [{ field, message: chinese(issue) }];
  });
}

function chinese(issue: z.core.$ZodIssue): string {
  // Our own rules speak Chinese already; what zod says itself is English, also where it lists Chinese words.
  if (/[\u4e00-\u9fff]/.test(issue.message) && !/^(Invalid|Too|Unrecognized|Expected)\b/.test(issue.message))
    return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '未填写' : `类型不对，应为${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `只能是：${issue.values.map(String).join('、')}`;
    case 'too_big':
      return `不能超过 ${String(issue.maximum)}`;
    case 'too_small':
      return `不能少于 ${String(issue.minimum)}`;
    case 'invalid_format':
      return '格式不正确';
    case 'invalid_union': {
      const nearest = issue.errors.find((branch) => branch.length > 0)?.[0];
      return nearest === undefined ? '不符合任何一种允许的写法' : chinese(nearest);
    }
    default:
      return '不符合要求';
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '对象',
  date: '日期',
  undefined: '空',
  null: '空',
};
