-- Stages and decisions of the last twelve months and of the twelve months before, by segment, from the history tables alone.
with passage as (
    select process.id_, process.proc_def_key_ as stage, process.start_time_, process.end_time_, segment.text_ as segment,
        step.text_ as outcome, process.start_time_ >= cast(:now as timestamptz) - interval '1 year' as this_year,
        process.end_time_ >= cast(:now as timestamptz) - interval '1 year' as left_this_year
    from act_hi_procinst process
    left join act_hi_varinst segment on segment.proc_inst_id_ = process.id_ and segment.name_ = 'segment'
    left join act_hi_varinst step on step.proc_inst_id_ = process.id_ and step.name_ = 'nextStep'
    where process.start_time_ >= cast(:now as timestamptz) - interval '3 years')
select 'stage' as what, stage, segment, outcome, left_this_year as this_year, count(*) as n,
    percentile_cont(0.5) within group (order by extract(epoch from end_time_ - start_time_)) as median,
    percentile_cont(0.9) within group (order by extract(epoch from end_time_ - start_time_)) as ninetieth
from passage group by stage, segment, outcome, left_this_year
union all
select 'decision', gateway.act_id_, segment, next.act_id_, left_this_year, count(*), null, null
from passage join act_hi_actinst gateway on gateway.proc_inst_id_ = passage.id_ and gateway.act_type_ = 'exclusiveGateway'
join act_hi_actinst next on next.proc_inst_id_ = passage.id_ and next.sequence_counter_ = gateway.sequence_counter_ + 1
group by gateway.act_id_, segment, next.act_id_, left_this_year
