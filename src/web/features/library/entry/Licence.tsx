import { Act } from '#web/ui/Act.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { Entry } from '../answers.ts';

export type LicenceAct = 'grant' | 'decline' | 'revoke' | 'publish' | 'withdraw';

/** 授权与公开: how far it may be read, what can be done about it, and how it came to be so. */
export function Licence({ of, begin }: { of: Entry; begin: (act: LicenceAct) => void }) {
  const { granted, published, can, licences } = of;
  const isDeclined = licences.find(({ act }) => act !== '公开' && act !== '停止公开')?.act === '不授权';
  return (
    <Section title="授权与公开">
      <dl className="lib-rights">
        <div>
          <dt>学校授权</dt>
          <dd>{granted ?? (isDeclined ? '不授权' : '尚未授权')}</dd>
        </div>
        <div>
          <dt>公开范围</dt>
          <dd>{published === null ? '未公开' : `${published}（${of.publishedOn} 起）`}</dd>
        </div>
      </dl>
      <div className="lib-acts">
        {granted !== '全市' || can.grant === true ? (
          <Act
            label={granted === null ? '授权公开' : '改授权范围'}
            size="small"
            kind={granted === null && can.grant === true ? 'primary' : 'default'}
            disabledBecause={can.grant}
            onClick={() => begin('grant')}
          />
        ) : null}
        {licences.length === 0 && can.grant === true && (
          <Act label="不授权" size="small" onClick={() => begin('decline')} />
        )}
        {granted !== null && can.grant === true && (
          <Act label="收回授权" size="small" danger onClick={() => begin('revoke')} />
        )}
        {published !== '全市' && published !== granted && (
          <Act
            label="公开"
            size="small"
            kind={can.publish === true ? 'primary' : 'default'}
            disabledBecause={can.publish}
            onClick={() => begin('publish')}
          />
        )}
        {published !== null && can.publish === true && (
          <Act label="停止公开" size="small" danger onClick={() => begin('withdraw')} />
        )}
      </div>
      {licences.length > 0 && (
        <ol className="lib-history">
          {licences.map(({ number, act, scope, on, by, note }) => (
            <li key={number}>
              <p>
                <b>
                  {act}
                  {scope !== null && `（${scope}）`}
                </b>{' '}
                <span className="quiet">
                  {on} {by}
                </span>
              </p>
              {note !== '' && <p>{note}</p>}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
