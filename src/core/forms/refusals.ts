/** 表单. */
export const formsRefusals = {
  'forms.form-faulty': '表单有 {count} 处需要修改：{problems}',
  'forms.answers-faulty': '填写的内容有 {count} 处需要修改：{problems}',
} as const;
