import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { asking } from '#web/client.ts';

type Held = { readonly region: string; readonly id: string };

/** 召开过的会议, the latest first. */
export function HeldMeeting({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: Held | null;
  onChange?: (value: Held | null) => void;
}) {
  const [search, setSearch] = useState('');
  const { data, isFetching } = useQuery({
    ...asking(collaborationRoutes.meetings, { search: search || undefined, state: 'held', size: 30 }),
    placeholderData: keepPreviousData,
  });
  const meetings = data?.rows ?? [];
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      showSearch
      filterOption={false}
      allowClear
      loading={isFetching}
      placeholder="输入会议名称查找"
      value={value?.id ?? null}
      options={meetings.map((meeting) => ({ value: meeting.id, label: `${meeting.on} ${meeting.title}` }))}
      onSearch={setSearch}
      onChange={(next) => {
        const found = meetings.find((meeting) => meeting.id === next);
        onChange?.(found === undefined ? null : { region: found.region, id: found.id });
      }}
    />
  );
}
