import { Input } from 'antd';
import { useState } from 'react';
import { identityRoutes } from '#contract/identity.ts';
import { useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Facts, Section } from '#web/ui/Page.tsx';
import { OncePassword } from './OncePassword.tsx';
import type { Person } from './people.ts';

/** 账号: opened, reset, suspended and taken up again; only those who may see it are told its name. */
export function AccountSection({ person }: { person: Person }) {
  const [opening, setOpening] = useState(false);
  const [once, setOnce] = useState<{ login: string; password: string }>();
  const openAccount = useDo(identityRoutes.openAccount);
  const suspend = useDo(identityRoutes.suspend);
  const { region, id, login, suspended, can } = person;
  if (can.account !== true && login === null) return null;

  return (
    <Section
      title="账号"
      actions={
        <>
          {login !== null && (
            <Act
              label={suspended ? '恢复账号' : '停用账号'}
              danger={!suspended}
              disabledBecause={can.account}
              confirm={
                suspended
                  ? { title: `恢复${person.name}的账号？`, body: '恢复后可以用原来的口令登录。' }
                  : { title: `停用${person.name}的账号？`, body: '立即生效：所有设备上的登录同时失效。随时可以恢复。' }
              }
              onClick={async () => {
                await suspend({ region, id, suspended: !suspended });
                tell(suspended ? '账号已恢复' : '账号已停用');
              }}
            />
          )}
          <Act
            label={login === null ? '开通账号' : '重置口令'}
            disabledBecause={can.account}
            onClick={() => setOpening(true)}
          />
        </>
      }
    >
      <Facts
        items={[
          { head: '账号名', cell: login ?? <span className="quiet">未开通</span> },
          ...(login === null ? [] : [{ head: '状态', cell: suspended ? '已停用' : '正常' }]),
        ]}
      />
      {opening && (
        <FormShell
          title={login === null ? '开通账号' : '重置口令'}
          open
          onClose={() => setOpening(false)}
          schema={identityRoutes.openAccount.input}
          initial={{ region, id, ...(login === null ? {} : { login }) }}
          submitLabel={login === null ? '开通' : '重置'}
          draftKey={false}
          lead={
            login === null
              ? '系统生成一个一次性初始口令，首次登录须改成自己的口令。'
              : '原口令和已绑定的动态口令一并作废，所有设备上的登录失效。'
          }
          onSubmit={async (values) => setOnce({ login: values.login, ...(await openAccount(values)) })}
        >
          <Field name="login" label="账号名" hint="4–40 位字母、数字或 . _ - @">
            <Input autoComplete="off" autoCapitalize="off" maxLength={40} />
          </Field>
        </FormShell>
      )}
      {once && <OncePassword {...once} name={person.name} onClose={() => setOnce(undefined)} />}
    </Section>
  );
}
