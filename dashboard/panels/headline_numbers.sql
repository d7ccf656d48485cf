-- The numbers that open the Overview, for one calendar year and the one before: the latest year of which at least half
-- lies before the snapshot (or the end of the period); the running one where that has more; an older one where neither
-- has anything. A row is one part of one measure; what a total leaves out is a
-- part of its own, never added. The period's start does not cut a year in two.
WITH money AS (
    SELECT 'money' AS measure, year(date_start + ((date_end - date_start) // 2)::INTEGER) AS year,
           coalesce(left_out, 'closed') AS part, amount_usd AS usd, event_id AS counted
    FROM investments
    WHERE type IN ('funding', 'acquisition')
      AND is_kept(company_ids, themes, 'investment', date_start, date_end, modality, sources, langs,
                  $companies, $themes, $kinds, NULL, NULL, $modalities, $sources, $languages, false)
),
models AS (
    SELECT 'releases' AS measure, year(date_start + ((date_end - date_start) // 2)::INTEGER) AS year,
           CASE WHEN modality <> 'asserted' THEN modality WHEN stage IN ('available', 'preview') THEN 'released' ELSE stage END
           AS part, NULL AS usd, coalesce(developer_id, '') || '|' || lower(model) AS counted
    FROM releases
    WHERE is_kept(company_ids, themes, 'release', date_start, date_end, modality, sources, langs,
                  $companies, $themes, $kinds, NULL, NULL, $modalities, $sources, $languages, false)
),
states AS (
    SELECT 'alliances' AS measure, year(date_start + ((date_end - date_start) // 2)::INTEGER) AS year,
           CASE WHEN modality <> 'asserted' THEN modality ELSE status END AS part, NULL AS usd,
           alliance_id AS counted
    FROM partnerships
    WHERE is_kept(company_ids, themes, 'partnership', date_start, date_end, modality, sources, langs,
                  $companies, $themes, $kinds, NULL, NULL, $modalities, $sources, $languages, false)
),
parts AS (
    SELECT * FROM money UNION ALL SELECT * FROM models UNION ALL SELECT * FROM states
),
last_day AS (SELECT least(coalesce($end::DATE, $snapshot_day::DATE), $snapshot_day::DATE) AS day),
counted AS (
    SELECT parts.year, count(*) AS n, year(day - INTERVAL 183 DAY) AS full_year, year(day) AS running_year
    FROM last_day LEFT JOIN parts ON parts.year <= year(day)
    GROUP BY ALL
),
asked AS (
    SELECT coalesce(arg_max(year, n) FILTER (WHERE year IN (full_year, running_year)), max(year), any_value(running_year))
           ::INTEGER AS year
    FROM counted
)
SELECT parts.measure, parts.part, asked.year, asked.year - parts.year AS years_ago, sum(parts.usd) AS usd,
       count(DISTINCT parts.counted) AS n
FROM parts, asked
WHERE parts.year IS NULL OR parts.year BETWEEN asked.year - 1 AND asked.year
GROUP BY ALL
UNION ALL
SELECT 'disputes', CASE WHEN disputed THEN 'disputed' ELSE 'undisputed' END, asked.year, NULL, NULL, count(*)
FROM events, asked
WHERE is_kept(company_ids, themes, kind, date_start, date_end, modality, sources, langs,
              $companies, $themes, $kinds, $start, $end, [], $sources, $languages, $dated_only)
GROUP BY disputed, asked.year
ORDER BY measure, years_ago NULLS LAST, part
