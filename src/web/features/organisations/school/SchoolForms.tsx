import { organisationsRoutes } from '#contract/organisations.ts';
import { DayForm } from '#web/ui/DayForm.tsx';
import { useDay } from '#web/ui/standing.ts';
import type { School } from '../answers.ts';
import { CorrectSchool } from './CorrectSchool.tsx';
import { DescribeSchool } from './DescribeSchool.tsx';
import { RecogniseStandard } from './RecogniseStandard.tsx';

export type SchoolAct = 'correct' | 'describe' | 'recognise' | 'withdraw' | 'close';

/** The form of the act that was begun. */
export function SchoolForms({ school, act, onClose }: { school: School; act: SchoolAct; onClose: () => void }) {
  const { today } = useDay();
  switch (act) {
    case 'correct':
      return <CorrectSchool school={school} onClose={onClose} />;
    case 'describe':
      return <DescribeSchool school={school} onClose={onClose} />;
    case 'recognise':
      return <RecogniseStandard school={school} today={today} onClose={onClose} />;
    case 'withdraw':
      return (
        <DayForm
          route={organisationsRoutes.withdrawRecognition}
          title="撤销达标认定"
          submitLabel="撤销认定"
          field="to"
          label="撤销日期"
          hint="自这一天起不再计入达标学校；以前的达标记录仍保留"
          initial={{ id: school.id, to: today }}
          done="已撤销达标认定"
          onClose={onClose}
        />
      );
    case 'close':
      return (
        <DayForm
          route={organisationsRoutes.closeSchool}
          title="撤并学校"
          submitLabel="撤并"
          field="on"
          label="撤并日期"
          hint="自这一天起不再计入在办学校；以前的记录仍可查看"
          initial={{ id: school.id, on: today }}
          done={`已撤并：${school.name}`}
          onClose={onClose}
        />
      );
  }
}
