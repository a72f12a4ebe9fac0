/** 数据交换. */
export const exchangeRefusals = {
  'exchange.officers-only': '由市教委，或区教育局基础教育科、人事科、组织科办理',
  'exchange.other-region': '只能导出本区的数据',
  'exchange.unreadable': '{why}',
  'exchange.no-such-sheet': '模板中没有“{sheet}”这张工作表',
  'exchange.still-reading': '工作簿还在读取，请等预览出来后再确认',
  'exchange.faulty': '工作簿还有问题，请按列出的各处改正后重新上传；没有写入任何数据',
  'exchange.nothing-to-write': '工作簿与平台现有数据一致，没有需要写入的内容',
  'exchange.applied-already': '这次导入已经写入，不能再次写入或放弃',
  'exchange.discarded-already': '这次导入已经放弃，请重新上传',
  'exchange.being-applied': '这次导入正在写入，请稍候',
  'exchange.uploader-gone': '上传后登录已经结束，这份工作簿没有读取；请登录后重新上传',
  'exchange.failed': '这次导入没有读成，请重新上传',
  'exchange.breaks-participation':
    '有学校或联盟的起止日期与已登记的计划参与相抵触，请先在“计划参与”中调整；没有写入任何数据',
  'exchange.breaks-membership':
    '有学校或联盟的起止日期与已登记的联盟成员相抵触，请先在“联盟成员”中调整；没有写入任何数据',
  'exchange.code-taken': '有学校标识码已由别处登记，请重新上传以核对；没有写入任何数据',
  'exchange.staff-no-taken': '有工号已登记给他人，请重新上传以核对；没有写入任何数据',
  'exchange.held-already': '有任职、称号、成员或参与的期间与已登记的重叠，请重新上传以核对；没有写入任何数据',
} as const;
