import { activityRoutes } from '#contract/collaboration/activities.ts';
import { download } from '#web/ask.ts';
import { Act } from '#web/ui/Act.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { Activity } from '../answers.ts';
import { hoursWords } from '../words.ts';

/** 参加证书 of the reader, and how many were given. */
export function Certificate({ activity }: { activity: Activity }) {
  const { region, id, own, can, came, hours } = activity;
  return (
    <Section
      title="参加证书"
      lead={`${hoursWords(hours)}，到场的 ${came ?? 0} 人各有编号；凭编号和姓名可以在“活动”页面核验`}
      actions={
        own.state !== null && (
          <Act
            label="下载证书"
            kind="primary"
            disabledBecause={can.certificate}
            onClick={() => download(activityRoutes.activityCertificate, { region, id })}
          />
        )
      }
    >
      {own.certificate === null ? (
        <p className="quiet">您没有这次活动的证书。</p>
      ) : (
        <p>
          您的证书编号 <b className="number act-number">{own.certificate}</b>
        </p>
      )}
    </Section>
  );
}
