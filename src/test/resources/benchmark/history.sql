-- The engine's history of the generated journeys up to :last. Each stage has 11 activities and 30 variables, the average of the demo
-- customers. The instances of customer-journey and touchpoint-feedback, more than half of all rows, are left out.
insert into act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_, start_time_, end_time_, state_)
select instance, instance, 'B-' || number, stage, stage || ':1:1', entered_at, left_at,
    case when left_at is null then 'ACTIVE' else 'COMPLETED' end
from made_passage where number <= :last;

insert into act_hi_actinst (id_, parent_act_inst_id_, proc_def_key_, proc_def_id_, proc_inst_id_, execution_id_, act_id_, act_name_,
    act_type_, start_time_, end_time_, duration_, act_inst_state_, sequence_counter_)
select gen_random_uuid()::text, instance, stage, stage || ':1:1', instance, instance,
    case kind when 1 then 'StartEvent' when 2 then 'UserTask_' || stage || '1' when 3 then 'ServiceTask_Decide'
        when 4 then 'UserTask_' || stage || '2' when 5 then 'Gateway_' || stage when 6 then 'ServiceTask_Log' || outcome
        when 11 then 'EndEvent_' || outcome else 'ServiceTask_' || stage || kind end,
    null, case kind when 2 then 'userTask' when 4 then 'userTask' when 5 then 'exclusiveGateway' else 'serviceTask' end,
    entered_at + (left_at - entered_at) * (kind - 1) / 11.0, entered_at + (left_at - entered_at) * kind / 11.0,
    cast(extract(epoch from left_at - entered_at) * 1000 / 11 as bigint), 0, kind
from made_passage cross join generate_series(1, 11) kind where number <= :last and left_at is not null;

insert into act_hi_varinst (id_, proc_def_key_, proc_def_id_, proc_inst_id_, execution_id_, act_inst_id_, name_, var_type_,
    create_time_, text_, double_, rev_, state_)
select gen_random_uuid()::text, stage, stage || ':1:1', instance, instance, instance, name,
    case name when 'offerValue' then 'double' else 'string' end, entered_at,
    case name when 'segment' then segment when 'productCategory' then product_category when 'owner' then owner
        when 'nextStep' then outcome when 'customerName' then 'Customer ' || passage.number
        when 'buyingSituation' then buying_situation else 'A fact' end,
    case name when 'offerValue' then 50000 end, 0, 'CREATED'
from made_passage passage join made_journey using (number)
    cross join (values ('segment'), ('productCategory'), ('buyingSituation'), ('owner'), ('nextStep'), ('customerName'),
        ('offerValue')
        union all select 'fact' || number from generate_series(1, 23) number) variables (name)
where passage.number <= :last;
