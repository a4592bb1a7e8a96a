-- Generates the journeys :first to :last, spread evenly over the 36 months before :now. The number of journeys falls from stage to
-- stage as in a usual funnel; 5 % are open; a rep has about 700 a year. Run by GrowthBenchmark; PostgreSQL only.
create table if not exists made_journey (
    number int, journey text, started_at timestamptz, segment text, product_category text, buying_situation text, owner text,
    stages int, is_open boolean);
create table if not exists made_passage (
    number int, place int, stage text, instance text, entered_at timestamptz, left_at timestamptz, outcome text);

insert into made_journey
select n, 'B-' || n,
    cast(:now as timestamptz) - interval '1095 days' * random(),
    (array['business-new', 'business-repeat', 'consumer-new', 'consumer-repeat'])[1 + floor(4 * random() * random())],
    (array['machines', 'spare-parts', 'service-contracts'])[1 + floor(3 * random())],
    (array['investment', 'maintenance', 'service'])[1 + floor(3 * random())],
    'rep' || floor(greatest(20, :last / 2000) * random()),
    case when draw < 0.40 then 1 when draw < 0.60 then 2 when draw < 0.75 then 3 when draw < 0.88 then 4
        when draw < 0.95 then 5 else 6 end,
    random() < 0.05
from (select n, random() as draw from generate_series(cast(:first as int), cast(:last as int)) n) numbered;

insert into made_passage
select number, place, (array['awareness', 'contact', 'activation', 'sale', 'use', 'growth'])[place],
    gen_random_uuid()::text,
    started_at + days_before * interval '1 day',
    case when place = stages and is_open then null else started_at + (days_before + days) * interval '1 day' end,
    case when place < stages
        then (array['contact', 'activation', 'sale', 'use', 'growth'])[place]
        else (array['nurture', 'exit', 'closed'])[1 + floor(3 * random())] end
from (select *, coalesce(sum(days) over (partition by number order by place
            rows between unbounded preceding and 1 preceding), 0) as days_before
        from (select journeys.*, place, -ln(1 - random()) * (array[8, 12, 20, 25, 90, 60])[place] + 0.02 as days
            from made_journey journeys cross join lateral generate_series(1, stages) place
            where number between :first and :last) timed) placed
where started_at + days_before * interval '1 day' < cast(:now as timestamptz);

update made_passage set left_at = null where number between :first and :last and left_at >= cast(:now as timestamptz);
