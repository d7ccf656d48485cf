-- Every figure that the filters keep: one metric in one unit at a time can share an axis, so metric_rank and unit_rank
-- order them by how many dated rows they have. value is what is drawn: US dollars for money, else the low bound or the
-- ceiling. subject_rank: subjects with most dated rows of the metric and unit first.
WITH kept AS (
    SELECT *, CASE WHEN currency IS NOT NULL THEN 'money' || coalesce('/' || unit, '') ELSE coalesce(unit, '') END AS unit_key,
           CASE WHEN currency IS NOT NULL THEN amount_usd ELSE coalesce(amount_low, amount_high) END AS value
    FROM figures
    WHERE is_kept(company_ids, themes, ['figure'], date_start, date_end, [modality], sources, langs,
                  $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only)
),
metrics AS (
    SELECT metric, row_number() OVER (ORDER BY metric = 'other', count(date_start) DESC, metric) AS metric_rank
    FROM kept GROUP BY metric
),
units AS (
    SELECT metric, unit_key,
           row_number() OVER (PARTITION BY metric ORDER BY count(date_start) DESC, unit_key) AS unit_rank
    FROM kept GROUP BY metric, unit_key
),
subjects AS (
    SELECT metric, unit_key, subject,
           row_number() OVER (PARTITION BY metric, unit_key ORDER BY count(date_start) DESC, max(value) DESC, subject)
           AS subject_rank
    FROM kept GROUP BY metric, unit_key, subject
)
SELECT kept.event_id, kept.metric, metrics.metric_rank, kept.unit_key, units.unit_rank, kept.subject, kept.subject_id,
       subjects.subject_rank, companies.colour AS slot, kept.value, kept.amount_low, kept.amount_high, kept.currency,
       kept.unit, kept.hedge, kept.amount_usd, kept.fx_date, kept.date_start, kept.date_end, kept.date_precision,
       kept.modality, kept.n_sources, kept.disputed, kept.date_start IS NOT NULL AS is_dated
FROM kept
JOIN metrics USING (metric)
JOIN units USING (metric, unit_key)
JOIN subjects USING (metric, unit_key, subject)
LEFT JOIN companies ON companies.company_id = kept.subject_id
ORDER BY metrics.metric_rank, units.unit_rank, subjects.subject_rank, kept.date_start NULLS LAST, kept.event_id
