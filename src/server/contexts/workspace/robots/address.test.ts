import { describe, expect, test } from 'vitest';
import type { Vendor } from '#core/workspace/robot.ts';
import { checkAddress, hintOf } from './address.ts';

const WECOM = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa';
const DINGTALK = 'https://oapi.dingtalk.com/robot/send?access_token=566cc69da782ec';

describe('a robot’s address', () => {
  test.each<[Vendor, string]>([
    ['wecom', WECOM],
    ['dingtalk', DINGTALK],
  ])('as %s gives it out is taken, and known by its last four characters', (vendor, address) => {
    expect(checkAddress(vendor, address, []).ok).toBe(true);
    expect(hintOf(vendor, address)).toBe(`…${address.slice(-4)}`);
  });

  test.each<[Vendor, string]>([
    ['wecom', DINGTALK],
    ['dingtalk', WECOM],
    ['wecom', WECOM.replace('https', 'http')],
    ['wecom', WECOM.replace('qyapi.weixin.qq.com', 'qyapi.weixin.qq.com.example.cn')],
    ['wecom', WECOM.replace('qyapi.weixin.qq.com', 'user:secret@qyapi.weixin.qq.com')],
    ['wecom', WECOM.replace('qyapi.weixin.qq.com', 'qyapi.weixin.qq.com:8443')],
    ['wecom', 'https://qyapi.weixin.qq.com@169.254.169.254/cgi-bin/webhook/send?key=1'],
    ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/../gettoken?key=1'],
    ['wecom', 'http://169.254.169.254/latest/meta-data?key=1'],
    ['wecom', 'file:///etc/passwd?key=1'],
    ['wecom', 'no address'],
  ])('that leads %s elsewhere is refused: %s', (vendor, address) => {
    expect(checkAddress(vendor, address, []).reasons).toContain('workspace.robot-elsewhere');
  });

  test('without its key is refused', () => {
    expect(checkAddress('wecom', WECOM.split('?')[0] ?? '', []).reasons).toEqual(['workspace.robot-without-key']);
    expect(checkAddress('dingtalk', DINGTALK.replace('access_token', 'key'), []).reasons).toEqual([
      'workspace.robot-without-key',
    ]);
  });

  test('may lie on a further host that the deployment allows, under the same path', () => {
    const inside = WECOM.replace('https://qyapi.weixin.qq.com', 'http://127.0.0.1:4000');
    expect(checkAddress('wecom', inside, ['http://127.0.0.1:4000']).ok).toBe(true);
    expect(checkAddress('wecom', inside, ['http://127.0.0.1:4001']).ok).toBe(false);
    expect(checkAddress('wecom', 'http://127.0.0.1:4000/admin?key=1', ['http://127.0.0.1:4000']).ok).toBe(false);
  });
});
