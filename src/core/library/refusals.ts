/** 案例库：收入、授权、发布、培育与转为课程. */
export const libraryRefusals = {
  'library.editors-only': '由发布征集一方的教研人员或基础教育科办理',
  'library.cultivators-only': '由案例所在区或市级的教研人员、基础教育科办理',
  'library.grantors-only': '由案例所属单位的负责人决定',
  'library.not-entitled': '这件申报还没有到可以收入案例库的环节',
  'library.unwilling': '申报单位在“{question}”中选择了“{answer}”，不收入案例库',
  'library.nothing-written': '这件申报还没有提交可以收入的正文',
  'library.taken-already': '这件申报已经收入案例库',
  'library.not-granted': '所属单位还没有授权公开',
  'library.beyond-grant': '所属单位只授权公开到{granted}',
  'library.granted-already': '已经授权公开到{scope}',
  'library.published-already': '已经公开到{scope}',
  'library.not-published': '这个案例没有公开',
  'library.growth-not-so': '不能从“{from}”直接改为“{to}”，请刷新后查看',
  'library.changed': '这个案例刚刚由他人办理过，请刷新后再试',
  'library.course-linked': '这次活动已经是这个案例的课程',
  'library.course-unknown': '没有找到这次活动，或活动已经取消',
} as const;
