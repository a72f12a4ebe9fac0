-- 查找：people and bodies by name and by the pinyin initials of it.

-- Behind row-level security an index answers only what cannot leak the rows it passes over: comparisons and `^@` (begins with),
-- not LIKE, so nobody was ever found by the trigram indexes on people, meetings and tasks. A person is found by what the name
-- begins with, read from its first, second or third character on: with and without the surname, of one character or of two.
drop index identity.person_search;
alter table identity.person
  add column name_from_2 text not null generated always as (substr(name, 2)) stored,
  add column name_from_3 text not null generated always as (substr(name, 3)) stored,
  add column initials_from_2 text not null generated always as (substr(initials, 2)) stored,
  add column initials_from_3 text not null generated always as (substr(initials, 3)) stored;
create index person_by_name on identity.person (name collate "C");
create index person_by_name_from_2 on identity.person (name_from_2 collate "C");
create index person_by_name_from_3 on identity.person (name_from_3 collate "C");
create index person_by_initials on identity.person (initials collate "C");
create index person_by_initials_from_2 on identity.person (initials_from_2 collate "C");
create index person_by_initials_from_3 on identity.person (initials_from_3 collate "C");
create index person_by_staff_no on identity.person (staff_no collate "C");

-- Who is posted into a district from elsewhere (`identity.people_of`) is read from the index alone, not from every post of the city.
create index post_place on identity.post (organisation_id, region) include (person_id, from_day, to_day);

-- Titles are long and can hold the text anywhere: they are read through, which a hundred thousand of them allow.
drop index collaboration.meeting_search;
drop index collaboration.task_search;

-- Bodies get initials as organisations have them. Those already there get them from the order of characters by pinyin: a
-- character has the last initial whose first character does not come after it.
alter table organisations.body add column initials text;
update organisations.body b set initials = coalesce((
  select string_agg(case when t.sign ~ '[一-龥]' then (
      select i.letter from (values ('a', '吖'), ('b', '八'), ('c', '嚓'), ('d', '哒'), ('e', '妸'), ('f', '发'), ('g', '旮'), ('h', '哈'),
        ('j', '讥'), ('k', '咔'), ('l', '垃'), ('m', '妈'), ('n', '拿'), ('o', '噢'), ('p', '趴'), ('q', '七'), ('r', '然'), ('s', '仨'),
        ('t', '他'), ('w', '挖'), ('x', '夕'), ('y', '丫'), ('z', '匝')) as i (letter, first)
      where i.first collate platform.pinyin <= t.sign collate platform.pinyin order by i.letter desc limit 1)
    else lower(t.sign) end, '' order by t.place)
  from regexp_split_to_table(regexp_replace(b.name, '\s', '', 'g'), '') with ordinality as t (sign, place)), '');
alter table organisations.body alter column initials set not null;
