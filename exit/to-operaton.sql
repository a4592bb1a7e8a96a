-- Makes a database that Camunda 7.24 has used one of Operaton 1.0: run once, with all nodes stopped, after a backup, before the first start of the fork.

-- The engine's migrations are the same, but Liquibase knows each by its file, its name and its author.
update databasechangelog set filename = 'org/operaton/bpm/engine/db/liquibase/operaton-changelog.xml', md5sum = null
  where filename = 'org/camunda/bpm/engine/db/liquibase/camunda-changelog.xml';
update databasechangelog set author = 'Operaton'
  where filename = 'org/operaton/bpm/engine/db/liquibase/operaton-changelog.xml' and id in ('7.23-to-7.24', '7.24.0-tag');

-- The group of the administrators.
insert into ACT_ID_GROUP (ID_, REV_, NAME_, TYPE_)
  select 'operaton-admin', REV_, NAME_, TYPE_ from ACT_ID_GROUP where ID_ = 'camunda-admin';
update ACT_ID_MEMBERSHIP set GROUP_ID_ = 'operaton-admin' where GROUP_ID_ = 'camunda-admin';
delete from ACT_ID_GROUP where ID_ = 'camunda-admin';
update ACT_RU_AUTHORIZATION set GROUP_ID_ = 'operaton-admin' where GROUP_ID_ = 'camunda-admin';
update ACT_RU_AUTHORIZATION set RESOURCE_ID_ = 'operaton-admin' where RESOURCE_ID_ = 'camunda-admin';
update ACT_RU_IDENTITYLINK set GROUP_ID_ = 'operaton-admin' where GROUP_ID_ = 'camunda-admin';

-- What access.yaml was when it was applied last.
update access_group set id = 'operaton-admin' where id = 'camunda-admin';
update access_grant set group_id = 'operaton-admin' where group_id = 'camunda-admin';
