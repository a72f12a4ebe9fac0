import './print.css';
import { Act } from '#web/ui/Act.tsx';

/** 打印: the page on A4, without the frame around it. */
export function PrintAct() {
  return <Act label="打印" onClick={() => window.print()} />;
}
