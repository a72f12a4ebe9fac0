import { MEMBER_ROLES } from '#core/programmes/vocabulary.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Period } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { type Column, Rows } from '#web/ui/Rows.tsx';
import { useDay } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import { byTense, tenseOn } from '#web/ui/tense.ts';
import type { Alliance, Membership } from '../answers.ts';
import { Tensed } from '../Tensed.tsx';

/** Members now, to come, and formerly, with role and dates. */
export function Members({ alliance, onEnd }: { alliance: Alliance; onEnd: (membership: Membership) => void }) {
  const { day } = useDay();
  const members = byTense(day, alliance.memberships, ({ role }) => MEMBER_ROLES.indexOf(role));
  const standing = members.filter((member) => tenseOn(day, member) !== 'past');
  const former = members.filter((member) => tenseOn(day, member) === 'past');
  const end: Column<Membership> = {
    head: '',
    cell: (member) =>
      member.to === null && (
        <Act
          label="退出"
          describes={`${member.schoolName}退出联盟`}
          size="small"
          disabledBecause={alliance.can.admit}
          onClick={() => onEnd(member)}
        />
      ),
    align: 'end',
    tight: true,
  };
  return (
    <>
      <Rows
        label="成员校"
        columns={[...columns, end]}
        rows={standing}
        rowKey={(member) => member.id}
        empty={<Empty title={`${day} 没有成员校`}>点“吸收成员校”，逐所加入；也可用数据模板成批导入。</Empty>}
      />
      {former.length > 0 && (
        <details className="org-former">
          <summary>曾经的成员校（{former.length}）</summary>
          <Rows label="曾经的成员校" columns={columns} rows={former} rowKey={(member) => member.id} empty="" />
        </details>
      )}
    </>
  );
}

const columns: Column<Membership>[] = [
  {
    head: '学校',
    cell: (member) => (
      <Tensed of={member}>
        <Go to={paths.school(member.schoolId)}>{member.schoolName}</Go>
      </Tensed>
    ),
  },
  { head: '类型', cell: (member) => <Tensed of={member}>{member.schoolType}</Tensed>, tight: true },
  { head: '角色', cell: (member) => <Tensed of={member}>{member.role}</Tensed>, tight: true },
  {
    head: '起止',
    cell: (member) => (
      <Tensed of={member}>
        <Period from={member.from} to={member.to} />
      </Tensed>
    ),
    tight: true,
  },
];
