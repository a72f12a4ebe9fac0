/** 平台级拒绝. */
export const platformRefusals = {
  'platform.invalid-input': '提交的内容不符合要求：{problems}',
  'platform.not-signed-in': '请先登录',
  'platform.not-yours': '您的岗位没有这项权限',
  'platform.not-found': '没有找到您要的内容，可能已被移除，或不在您的职责范围内',
  'platform.not-a-page-of-ours': '没有这个接口：{path}',
  'platform.cross-site': '请求不是从本平台页面发出的，已拒绝',
  'platform.not-json': '请以 application/json 格式提交',
  'platform.too-large': '提交的内容超过上限 {limit}，请精简后再试',
  'platform.too-many-rows': '符合条件的有 {total} 行，一次最多导出 {most} 行；请先按区或其他条件筛选',
  'platform.too-many-streams': '同时看着的页面太多（最多 {most} 个），这一页不再自动更新；请关掉几个后刷新',
  'platform.too-busy': '系统正忙，请在 {seconds} 秒后再试；您填写的内容没有丢失',
  'platform.changed-meanwhile': '这条记录刚被他人修改，请刷新后在最新内容上再改',
  'platform.file-type': '只能上传 PDF、图片（PNG、JPEG）和不含宏的 Word、Excel、PowerPoint 文件',
  'platform.fault': '系统故障，编号 {request}。请把编号告诉管理员',
} as const;
