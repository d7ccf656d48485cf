-- What the chart of figures draws: of each metric the twelve subjects with most dated rows in its commonest unit, the latest
-- 40 of each; of the others and of the undated the first 40. One metric in one unit at a time can share an axis, so
-- metric_rank and unit_rank order them by how many dated rows they have. value is what is drawn: US dollars for money, else
-- the low bound or the ceiling. subject_rank: subjects with most dated rows of the metric and unit first. n_other_units and
-- n_undated count all of the metric's rows in other units, and all that have no date.
WITH kept AS (
    SELECT rowid AS place, metric, subject, date_start,
           CASE WHEN currency IS NOT NULL THEN 'money' || coalesce('/' || unit, '') ELSE coalesce(unit, '') END AS unit_key,
           CASE WHEN currency IS NOT NULL THEN amount_usd ELSE coalesce(amount_low, amount_high) END AS value
    FROM figures
    WHERE is_kept(company_ids, themes, 'figure', date_start, date_end, modality, sources, langs,
                  $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only)
),
metrics AS (
    SELECT metric, row_number() OVER (ORDER BY metric = 'other', count(date_start) DESC, metric) AS metric_rank,
           count(*) AS n_of_metric
    FROM kept GROUP BY metric
),
units AS (
    SELECT metric, unit_key, row_number() OVER (PARTITION BY metric ORDER BY count(date_start) DESC, unit_key) AS unit_rank,
           count(*) AS n_of_unit
    FROM kept GROUP BY metric, unit_key
),
subjects AS (
    SELECT metric, unit_key, subject,
           row_number() OVER (PARTITION BY metric, unit_key ORDER BY count(date_start) DESC, max(value) DESC, subject)
           AS subject_rank
    FROM kept GROUP BY metric, unit_key, subject
),
ranked AS (
    SELECT * FROM kept JOIN metrics USING (metric) JOIN units USING (metric, unit_key) JOIN subjects USING (metric, unit_key, subject)
),
drawn AS (
    FROM ranked
    WHERE date_start IS NOT NULL AND unit_rank = 1 AND subject_rank <= 12
    QUALIFY row_number() OVER (PARTITION BY metric, subject ORDER BY date_start DESC, place DESC) <= 40
    UNION ALL (
        FROM ranked WHERE date_start IS NULL OR unit_rank > 1 ORDER BY metric_rank, unit_rank, subject_rank, place LIMIT 40
    )
)
SELECT figure.event_id, figure.metric, drawn.metric_rank, drawn.unit_key, drawn.unit_rank, figure.subject, figure.subject_id,
       drawn.subject_rank, companies.colour AS slot, drawn.value, figure.amount_low, figure.amount_high, figure.currency,
       figure.unit, figure.hedge, figure.amount_usd, figure.fx_date, figure.date_start, figure.date_end, figure.date_precision,
       figure.modality, figure.n_sources, figure.disputed, figure.date_start IS NOT NULL AS is_dated,
       drawn.n_of_metric - first_unit.n_of_unit AS n_other_units,
       (SELECT count(*) FROM kept WHERE date_start IS NULL) AS n_undated
FROM drawn
JOIN figures AS figure ON figure.rowid = drawn.place
JOIN units AS first_unit ON first_unit.metric = drawn.metric AND first_unit.unit_rank = 1
LEFT JOIN companies ON companies.company_id = figure.subject_id
ORDER BY drawn.metric_rank, drawn.unit_rank, drawn.subject_rank, figure.date_start NULLS LAST, figure.event_id
