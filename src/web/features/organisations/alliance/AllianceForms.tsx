import { organisationsRoutes } from '#contract/organisations.ts';
import { DayForm } from '#web/ui/DayForm.tsx';
import { useDay } from '#web/ui/standing.ts';
import type { Alliance, DocumentKind, Membership } from '../answers.ts';
import { EstablishBody } from '../body/EstablishBody.tsx';
import { AdmitMember } from './AdmitMember.tsx';
import { AdoptDocument } from './AdoptDocument.tsx';
import { ReviseAlliance } from './ReviseAlliance.tsx';

export type AllianceAct =
  | { kind: 'revise' | 'admit' | 'dissolve' | 'establish' }
  | { kind: 'end'; membership: Membership }
  | { kind: 'adopt'; document: DocumentKind };

/** The form of the act that was begun. */
export function AllianceForms({
  alliance,
  act,
  onClose,
}: {
  alliance: Alliance;
  act: AllianceAct;
  onClose: () => void;
}) {
  const { today } = useDay();
  switch (act.kind) {
    case 'revise':
      return <ReviseAlliance alliance={alliance} onClose={onClose} />;
    case 'admit':
      return <AdmitMember alliance={alliance} onClose={onClose} />;
    case 'adopt':
      return <AdoptDocument alliance={alliance} kind={act.document} onClose={onClose} />;
    case 'establish':
      return (
        <EstablishBody owner={{ id: alliance.id, name: alliance.name, level: alliance.level }} onClose={onClose} />
      );
    case 'end':
      return (
        <DayForm
          route={organisationsRoutes.endMembership}
          title={`${act.membership.schoolName}退出联盟`}
          submitLabel="确认退出"
          field="to"
          label="退出日期"
          hint="自这一天起不再是成员校；以前的成员记录仍保留"
          initial={{ id: act.membership.id, to: today }}
          done={`${act.membership.schoolName}已退出`}
          onClose={onClose}
        />
      );
    case 'dissolve':
      return (
        <DayForm
          route={organisationsRoutes.dissolveAlliance}
          title="解散联盟"
          submitLabel="解散"
          field="on"
          label="解散日期"
          hint="自这一天起不再计入联盟；成员、文件等记录仍可查看"
          initial={{ id: alliance.id, on: today }}
          done={`已解散：${alliance.name}`}
          onClose={onClose}
        />
      );
  }
}
