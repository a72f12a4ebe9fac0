import './sign-in.css';
import { POST_KINDS } from '#core/identity/post.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Page, Section } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { ChangePassword } from './ChangePassword.tsx';
import { Devices } from './Devices.tsx';
import { type Me, useMe } from './me.ts';
import { SecondFactor } from './SecondFactor.tsx';

/** 我的账号. */
export function MePage() {
  const me = useMe();
  const first = whatComesFirst(me);
  return (
    <Page
      title="我的账号"
      lead={me.name}
      actions={first === null && <Act label="我的人员信息" to={paths.person(me.region, me.personId)} />}
    >
      {first !== null && (
        <p className="me-first" role="alert">
          <span aria-hidden="true">▲ </span>
          {first}
        </p>
      )}
      <Section title="我的岗位">
        <Rows
          label="我的岗位"
          rows={me.posts}
          rowKey={(post) => post.id}
          empty="目前没有在任岗位"
          columns={[
            { head: '岗位', cell: (post) => POST_KINDS[post.kind].name },
            { head: '单位', cell: (post) => post.organisationName },
            { head: '科室', cell: (post) => post.office ?? '–' },
          ]}
        />
      </Section>
      <ChangePassword isDemonstration={me.demonstration} />
      <SecondFactor state={me.secondFactor} isDemonstration={me.demonstration} />
      {first === null && <Devices />}
    </Page>
  );
}

/** What must be done before anything else opens. */
function whatComesFirst(me: Me): string | null {
  if (me.secondFactor === 'needed') return '您的岗位可以看到一所学校以外的情况，请先绑定动态口令，再使用其他功能';
  if (me.secondFactor === 'set') return '您已绑定动态口令，请退出后重新登录并输入验证码';
  if (me.mustChangePassword) return '请先把初始口令改成自己的口令，再使用其他功能';
  return null;
}
