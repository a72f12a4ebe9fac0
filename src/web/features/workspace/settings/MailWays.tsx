import { Select } from 'antd';
import { NOTICE_KINDS, type NoticeKind } from '#core/workspace/notice.ts';
import { MAIL_WAYS, type MailWay } from '#core/workspace/preference.ts';

type Ways = Readonly<Record<NoticeKind, MailWay>>;

const OPTIONS = Object.entries(MAIL_WAYS).map(([value, label]) => ({ value: value as MailWay, label }));

/** One choice for each kind of notice. */
export function MailWays({ id, value, onChange }: { id?: string; value?: Ways; onChange?: (ways: Ways) => void }) {
  return (
    <div className="mail-ways" id={id}>
      {NOTICE_KINDS.map((kind) => (
        <div key={kind}>
          <label htmlFor={`mail-${kind}`}>{kind}</label>
          <Select<MailWay>
            id={`mail-${kind}`}
            value={value?.[kind] ?? 'digest'}
            options={OPTIONS}
            onChange={(way) => value !== undefined && onChange?.({ ...value, [kind]: way })}
          />
        </div>
      ))}
    </div>
  );
}
