-- Generates the ledger of the journeys :first to :last: for each stage the path KPIs, two touchpoints and a business KPI; offers,
-- orders and feedback.
create temporary table made on commit drop as
select passage.number, passage.place, passage.stage, passage.instance, passage.entered_at, passage.left_at, passage.outcome,
    journey.journey, journey.segment, journey.product_category, journey.buying_situation, journey.owner,
    random() as luck, 1000 + 200000 * random() * random() as worth
from made_passage passage join made_journey journey using (number)
where passage.number between :first and :last;

create temporary table made_row (
    number int, kpi text, kpi_value numeric, unit text, kind text, stage text, element text, outcome text, reason text,
    since timestamptz, classed boolean, at timestamptz, instance text) on commit drop;

insert into made_row
select number, 'stage-entered', 1, 'count', 'path', stage, stage, null, null, null, false, entered_at, instance from made
union all
select number, 'stage-left', 1, 'count', 'path', stage, stage, outcome, null, entered_at, false, left_at, instance
from made where left_at is not null
union all
select number, 'stage-days', extract(epoch from left_at - entered_at) / 86400, 'days', 'path', stage, stage, outcome, null,
    entered_at, true, left_at, instance
from made where left_at is not null
union all
select number, 'touchpoint-hours', 0.1 + 100 * random() * random(), 'hours', 'path', stage,
    'UserTask_' || stage || touchpoint || floor(luck * 3), 'Touchpoint ' || touchpoint || ' of ' || stage, null,
    null, true, entered_at + (left_at - entered_at) * touchpoint / 3.0, gen_random_uuid()::text
from made cross join generate_series(1, 2) touchpoint where left_at is not null
union all
select number, 'customer-decision', 1, 'count', 'path', stage, 'Gateway_' || stage, 'Flow_' || outcome,
    case when outcome = 'closed' then (array['price', 'competitor', 'other'])[1 + floor(3 * luck)] end,
    null, false, left_at, gen_random_uuid()::text
from made where left_at is not null
union all
select number, (array['profile-fit-share', 'contact-rate', 'activation-rate', 'win-rate', 'retention',
        'very-satisfied-share'])[place],
    case when outcome in ('nurture', 'exit', 'closed') then 0 else 1 end, 'share', 'business', stage,
    'ServiceTask_Log' || stage, null, null, null, false, left_at, instance
from made where left_at is not null
union all
select number, kpi, case when luck < 0.4 then case when kpi = 'feedback-answered' then 0 end
        when kpi = 'feedback-answered' then 1
        when kpi = (array['feedback-dissatisfied', 'feedback-satisfied', 'feedback-very-satisfied'])[
            1 + floor(3 * (luck - 0.4) / 0.6)] then 1 end,
    'count', 'path', stage, 'ServiceTask_LogTheFeedback', 'Touchpoint 1 of ' || stage, null,
    null, false, left_at, instance || kpi
from made cross join (values ('feedback-answered'), ('feedback-dissatisfied'), ('feedback-satisfied'),
    ('feedback-very-satisfied')) kpis (kpi) where left_at is not null
union all
select number, kpi, case kpi when 'discount-given' then floor(luck * 20) when 'orders' then 1
        when 'sales-margin' then worth / 4 when 'order-book-margin' then worth / 4 else worth end,
    case kpi when 'discount-given' then 'percent' when 'orders' then 'count' else 'EUR' end, 'business', 'sale',
    'ServiceTask_LogTheOrder', null, null, null, false, left_at, instance
from made cross join (values ('orders'), ('sales-value'), ('sales-margin'), ('order-book'), ('order-book-margin'),
    ('discount-given')) kpis (kpi) where stage = 'sale' and outcome = 'use' and left_at is not null
union all
select number, kpi, worth * case kpi when 'quote-book-margin' then 0.25 else 1 end, 'EUR', 'business', 'sale',
    'ServiceTask_LogTheOffer', null, null, null, false, entered_at + interval '1 hour', instance || 'o'
from made cross join (values ('quote-book'), ('quote-book-margin')) kpis (kpi) where stage = 'sale'
union all
select number, kpi, -worth * case kpi when 'quote-book-margin' then 0.25 else 1 end, 'EUR', 'business', 'sale',
    'ServiceTask_LogTheOrder', null, null, null, false, left_at, instance || 'c'
from made cross join (values ('quote-book'), ('quote-book-margin')) kpis (kpi) where stage = 'sale' and left_at is not null
union all
select bought.number, 'days-to-order', extract(epoch from bought.left_at - earlier.entered_at) / 86400, 'days', 'path',
    earlier.stage, 'ServiceTask_LogTheOrder', null, null, earlier.entered_at, true, bought.left_at, earlier.instance
from made bought join made earlier on earlier.number = bought.number and earlier.place <= 4
where bought.stage = 'sale' and bought.outcome = 'use' and bought.left_at is not null;

insert into kpi_record (journey, stage, kpi, kpi_value, unit, kind, segment, product_category, buying_situation, owner,
    process_key, process_version, element, outcome, reason, since, since_on, bucket, activity_instance, recorded_at,
    recorded_on)
select journey, made_row.stage, kpi, round(kpi_value, 4), unit, kind, segment, product_category, buying_situation, owner,
    made_row.stage, 1, element, outcome, reason, since, cast(since at time zone 'Europe/Helsinki' as date),
    case when classed then cast(floor(ln(kpi_value) / ln(1.04)) as int) end, instance, at,
    cast(at at time zone 'Europe/Helsinki' as date)
from made_row join made_journey journeys on journeys.number = made_row.number where kpi_value is not null;

insert into open_journey (journey, place, since, since_on, segment, product_category, buying_situation, owner,
    expected_value, last_touchpoint_at, process_key, process_version)
select journey, stage, entered_at, cast(entered_at at time zone 'Europe/Helsinki' as date), segment, product_category,
    buying_situation, owner, worth, entered_at, stage, 1
from made where left_at is null;
