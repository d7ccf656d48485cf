-- What the release lanes draw, by lane and date; is_dated tells the rows that stand on the axis. lane_rank: developers with
-- most dated rows first, those after $lanes in one lane together. A lane of more than 60 models or 240 releases is added up by month:
-- event_id is the month's first release, stands_for how many it stands for, models the first of them by name. Of the undated
-- releases 40 are rows, one row stands for the others. shipped counts a developer's stated models that can be used.
-- cadence_days: the median gap between a developer's distinct days of release, from five days on (fewer are no cadence).
-- Where one stage is asked for, it alone is kept and counted.
WITH kept AS (
    SELECT rowid AS place, coalesce(developer_id, '') AS lane_id, hash(developer_id, lower(model)) AS model_key, stage, modality,
           date_start, date_precision
    FROM releases
    WHERE ($stage = '' OR stage = $stage)
      AND is_kept(company_ids, themes, 'release', date_start, date_end, modality, sources, langs,
                  $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only)
),
lanes AS (
    SELECT lane_id, row_number() OVER (ORDER BY lane_id = '', count(date_start) DESC, lane_id) AS lane_rank,
           count(DISTINCT model_key) FILTER (
               date_start IS NOT NULL AND modality = 'asserted' AND stage IN ('available', 'preview')) AS shipped
    FROM kept
    GROUP BY lane_id
),
days AS (
    SELECT DISTINCT lane_id, date_start
    FROM kept SEMI JOIN (FROM lanes WHERE lane_rank <= $lanes) USING (lane_id)
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
),
placed AS (
    SELECT kept.place, kept.model_key, kept.date_start, lanes.lane_id, lane_rank, shipped,
           CASE WHEN lane_rank <= $lanes AND lane_id <> '' THEN lane_id ELSE '*' END AS drawn_in
    FROM kept JOIN lanes USING (lane_id)
),
crowded AS (
    SELECT drawn_in, count(DISTINCT lane_id) AS n_lanes
    FROM placed WHERE date_start IS NOT NULL GROUP BY drawn_in HAVING count(DISTINCT model_key) > 60 OR count(*) > 240
),
single AS (
    SELECT place, lane_id, lane_rank, shipped, 1 AS stands_for, NULL::VARCHAR[] AS models, 1 AS n_lanes
    FROM placed WHERE date_start IS NOT NULL AND drawn_in NOT IN (SELECT drawn_in FROM crowded)
    UNION ALL
    (SELECT place, lane_id, lane_rank, shipped, 1, NULL, 1 FROM placed WHERE date_start IS NULL ORDER BY lane_rank, place LIMIT 40)
    UNION ALL
    SELECT min(place), any_value(lane_id ORDER BY lane_rank), min(lane_rank), any_value(shipped ORDER BY lane_rank), count(*),
           arg_min(model, (date_start, place), 6), any_value(n_lanes)
    FROM placed JOIN crowded USING (drawn_in) JOIN (SELECT rowid AS place, model FROM releases) USING (place)
    WHERE date_start IS NOT NULL
    GROUP BY drawn_in, date_trunc('month', date_start)
)
SELECT release.event_id, single.lane_id, single.lane_rank, release.developer, companies.colour AS slot, cadences.cadence_days,
       release.model, release.stage, release.capability, release.date_start, release.date_end, release.date_precision,
       release.modality, release.n_sources, release.disputed, release.date_start IS NOT NULL AS is_dated, single.stands_for,
       single.models, single.n_lanes, single.shipped, (SELECT count(*) FROM kept WHERE date_start IS NULL) AS n_undated
FROM single
JOIN releases AS release ON release.rowid = single.place
LEFT JOIN cadences USING (lane_id)
LEFT JOIN companies ON companies.company_id = release.developer_id
ORDER BY single.lane_rank, release.date_start NULLS LAST, release.model, release.event_id
