import { Button } from 'antd';
import { OrganisationChoice } from '../../pick/OrganisationChoice.tsx';

/** 联合主办: other organisations, one a line. */
export function PartnersEditor({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: readonly string[];
  onChange?: (partners: string[]) => void;
}) {
  const partners = value ?? [];
  return (
    <div id={id} className="coll-editor">
      {partners.map((partner, index) => (
        <div key={index} className="act-partner">
          <OrganisationChoice
            label={`联合主办单位 ${index + 1}`}
            kinds={['school', 'alliance', 'academy', 'bureau', 'commission']}
            value={partner || undefined}
            onChange={(next) => onChange?.(partners.map((each, at) => (at === index ? (next ?? '') : each)))}
          />
          <Button
            type="text"
            aria-label={`删除联合主办单位 ${index + 1}`}
            onClick={() => onChange?.(partners.filter((_, at) => at !== index))}
          >
            删除
          </Button>
        </div>
      ))}
      {partners.length < 20 && <Button onClick={() => onChange?.([...partners, ''])}>添加联合主办</Button>}
    </div>
  );
}
