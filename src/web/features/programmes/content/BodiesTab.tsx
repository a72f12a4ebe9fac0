import { paths } from '#web/paths.ts';
import { Go } from '#web/ui/Go.tsx';
import { Section } from '#web/ui/Page.tsx';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Programme } from '../answers.ts';
import { ParticipantRoles } from './ParticipantRoles.tsx';

/** 组织与参与: the bodies the document demands beside those established, and who takes part in which role. */
export function BodiesTab({ programme }: { programme: Programme }) {
  return (
    <>
      <Section title="领导与专家机构" lead="文件要求的席位，与已建立的机构对照">
        {programme.bodies.length === 0 ? (
          <Empty title="文件没有要求建立机构" />
        ) : (
          <ul className="bodies">
            {programme.bodies.map((body) => (
              <Body key={body.id} body={body} programme={programme.id} />
            ))}
          </ul>
        )}
      </Section>
      <ParticipantRoles programme={programme} />
    </>
  );
}

function Body({ body, programme }: { body: Programme['bodies'][number]; programme: string }) {
  const standing = body.established.length > 0;
  return (
    <li>
      <div className="bodies-head">
        <h3>{body.name}</h3>
        <span className="tag">{body.kind}</span>
        <StatusMark status={standing ? 'met' : 'missed'} label={standing ? '已建立' : '尚未建立'} />
        <small className="quiet">条款 {body.source.section}</small>
      </div>
      <div className="bodies-seats">
        <h4>要求的席位</h4>
        {body.seats.length === 0 ? (
          <p className="quiet">文件没有列明</p>
        ) : (
          <ul>
            {body.seats.map((seat) => (
              <li key={seat}>{seat}</li>
            ))}
          </ul>
        )}
      </div>
      <div className="bodies-seats">
        <h4>已建立的机构</h4>
        {standing ? (
          <ul>
            {body.established.map(({ id, name, from }) => (
              <li key={id}>
                <Go to={paths.body(id)}>{name}</Go> <span className="quiet number">{from} 起</span>
              </li>
            ))}
          </ul>
        ) : (
          <Go to={`${paths.bodies()}?programme=${programme}`}>到“组织”中建立</Go>
        )}
      </div>
    </li>
  );
}
