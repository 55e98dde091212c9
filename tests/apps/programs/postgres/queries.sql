create table word (id integer primary key, text text);
insert into word select i, md5(i::text) from generate_series(1, 2000) i;
select count(*), min(text), max(text) from word;
create index on word (text);
select id from word where text = md5('77');
vacuum word;
checkpoint;
