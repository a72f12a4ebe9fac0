import { useId, useState } from 'react';
import { isDay } from '#core/kernel/day.ts';
import type { AddressField } from '#web/ui/address.ts';
import { DayInput } from '#web/ui/DayInput.tsx';

/** A day in the address; anything else there is no filter. */
export const anyDay: AddressField<string | undefined> = {
  read: ([first]) => (first !== undefined && isDay(first) ? first : undefined),
};

/** A day to filter by: taken over once it is a day, or emptied. */
export function DayFilter({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (day: string | undefined) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState(value ?? '');
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value ?? '');
  }
  return (
    <div className="filter coll-day">
      <label htmlFor={id}>{label}</label>
      <DayInput
        id={id}
        value={typed}
        onChange={(next) => {
          setTyped(next);
          if (next === '' || isDay(next)) onChange(next || undefined);
        }}
      />
    </div>
  );
}
