import './sign-in.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { identityRoutes } from '#contract/identity.ts';
import { asking } from '#web/client.ts';
import { DemonstrationPeople } from './DemonstrationPeople.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { SecondFactorSetup } from './SecondFactorSetup.tsx';

export function SignInPage() {
  const page = useQuery(asking(identityRoutes.signInPage, {}));
  const [mustEnrol, setMustEnrol] = useState(false);
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const queries = useQueryClient();

  function enter(): void {
    queries.clear();
    const to = params.get('to') ?? '/';
    void navigate(/^\/(?![/\\])/.test(to) ? to : '/', { replace: true });
  }

  return (
    <div className="sign-in">
      <title>登录 · 家门口</title>
      <section className="sign-in-about" aria-label="关于本平台">
        <div>
          <img src="/favicon.svg" alt="" width="56" height="56" />
          <h1>家门口</h1>
          <p className="sign-in-motto">把每一所学校办成家门口的好学校</p>
          <ul>
            <li>
              <strong>文件怎么说，驾驶舱就怎么看</strong>
              行动计划的目标、任务和时限逐条对应原文，每个数字都能点开，看到条款、算式和记录。
            </li>
            <li>
              <strong>记一次，处处可用</strong>
              学校、联盟、机构和人员按日期登记，过去任何一天的情况都能重新算出。
            </li>
            <li>
              <strong>各在其位，各见其事</strong>
              市、区、联盟、学校凭岗位进入，看得到职责之内的内容，每次办理都有记录。
            </li>
          </ul>
        </div>
      </section>
      <main className="sign-in-form" id="main">
        <div className="sign-in-card">
          {mustEnrol ? (
            <>
              <h2>绑定动态口令</h2>
              <p className="lead">您的岗位要求两步验证。绑定一次，以后登录时输入手机上的 6 位验证码。</p>
              <SecondFactorSetup onDone={enter} />
            </>
          ) : (
            <PasswordForm onIn={enter} onEnrol={() => setMustEnrol(true)} />
          )}
        </div>
        {page.data?.demonstration && !mustEnrol && <DemonstrationPeople people={page.data.people} onIn={enter} />}
      </main>
    </div>
  );
}
