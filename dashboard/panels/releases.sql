-- Every release that the filters keep, by developer and date; is_dated tells the rows that stand on the axis.
-- lane_rank: developers with most dated rows first. cadence_days: the median gap between a developer's distinct
-- days of release, from five days on (fewer are no cadence). Where one stage is asked for, it alone is kept and counted.
WITH kept AS (
    SELECT *, coalesce(developer_id, '') AS lane_id
    FROM releases
    WHERE ($stage = '' OR stage = $stage)
      AND is_kept(company_ids, themes, ['release'], date_start, date_end, [modality], sources, langs,
                  $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only)
),
lanes AS (
    SELECT lane_id, row_number() OVER (ORDER BY lane_id = '', count(date_start) DESC, lane_id) AS lane_rank
    FROM kept
    GROUP BY lane_id
),
days AS (
    SELECT DISTINCT lane_id, date_start
    FROM kept
    WHERE date_start IS NOT NULL AND date_precision = 'day' AND modality = 'asserted'
      AND ($stage <> '' OR stage IN ('available', 'preview'))
),
gaps AS (
    SELECT lane_id, date_start - lag(date_start) OVER (PARTITION BY lane_id ORDER BY date_start) AS gap
    FROM days
),
cadences AS (
    SELECT lane_id, round(median(gap))::INTEGER AS cadence_days
    FROM gaps
    GROUP BY lane_id
    HAVING count(*) >= 5
)
SELECT kept.event_id, kept.lane_id, lanes.lane_rank, kept.developer, companies.colour AS slot, cadences.cadence_days,
       kept.model, kept.stage, kept.capability, kept.date_start, kept.date_end, kept.date_precision, kept.modality,
       kept.n_sources, kept.disputed, kept.date_start IS NOT NULL AS is_dated
FROM kept
JOIN lanes USING (lane_id)
LEFT JOIN cadences USING (lane_id)
LEFT JOIN companies ON companies.company_id = kept.developer_id
ORDER BY lanes.lane_rank, kept.date_start NULLS LAST, kept.model, kept.event_id
