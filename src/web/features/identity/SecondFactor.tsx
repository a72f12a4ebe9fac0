import { Act } from '#web/ui/Act.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Section } from '#web/ui/Page.tsx';
import { leaveEverywhere } from './leaving.ts';
import type { Me } from './me.ts';
import { SecondFactorSetup } from './SecondFactorSetup.tsx';

/** 动态口令: what binding it is for, and the binding. */
export function SecondFactor({ state, isDemonstration }: { state: Me['secondFactor']; isDemonstration: boolean }) {
  return (
    <Section
      title="动态口令"
      lead="登录时除口令外再输入手机应用上的 6 位验证码。可以看到一所学校以外情况的岗位必须绑定。"
    >
      {state === 'passed' && (
        <p>
          <span className="tag jade">本次登录已通过</span>{' '}
          {isDemonstration
            ? '演示人员从登录页一键进入，不需要验证码。'
            : '更换手机时，请系统管理员重置您的账号后重新绑定。'}
        </p>
      )}
      {state === 'set' && <Act label="退出并重新登录" kind="primary" onClick={leaveEverywhere} />}
      {(state === 'none' || state === 'needed') && (
        <div>
          <SecondFactorSetup onDone={() => tell('已绑定动态口令')} />
        </div>
      )}
    </Section>
  );
}
