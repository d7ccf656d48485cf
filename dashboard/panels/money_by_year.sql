-- Sums by year and bucket: closed, planned (with stated ceilings) and rumoured never add up with each other; what no
-- sum may hold (running totals, disputed, without amount) is counted in a bucket of its own. The year is that of the
-- middle of the interval; year null is undated. event_id is the largest deal of the bucket.
WITH kept AS (
    SELECT *, year(date_start + ((date_end - date_start) // 2)::INTEGER) AS year,
           CASE WHEN left_out IS NULL THEN 'closed' WHEN left_out = 'ceiling' THEN 'planned' ELSE left_out END AS bucket
    FROM investments
    WHERE is_kept(company_ids, themes, 'investment', date_start, date_end, modality, sources, langs,
                  $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only)
)
SELECT year, bucket, sum(amount_usd) AS usd, count(*) AS n, arg_max(event_id, coalesce(amount_usd, 0)) AS event_id,
       arg_max(coalesce(investors[1], '') || coalesce(' → ' || recipient, ''), coalesce(amount_usd, 0)) AS largest,
       max(amount_usd) AS largest_usd, min(date_start) AS date_start, max(date_end) AS date_end, year IS NOT NULL AS is_dated
FROM kept
GROUP BY year, bucket
ORDER BY year NULLS LAST, bucket
