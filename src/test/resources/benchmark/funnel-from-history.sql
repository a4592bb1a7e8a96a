-- Customers who entered and left each stage in twelve months, by month and segment, from the history tables alone.
with passage as (
    select process.proc_def_key_ as stage, process.start_time_, process.end_time_, segment.text_ as segment
    from act_hi_procinst process
    left join act_hi_varinst segment on segment.proc_inst_id_ = process.id_ and segment.name_ = 'segment'
    where process.end_time_ is null or process.end_time_ >= cast(:now as timestamptz) - interval '1 year')
select 'entered' as what, date_trunc('month', start_time_) as month, stage, segment, count(*) as n
from passage where start_time_ >= cast(:now as timestamptz) - interval '1 year' group by month, stage, segment
union all
select 'left', date_trunc('month', end_time_), stage, segment, count(*)
from passage where end_time_ is not null group by 2, stage, segment
