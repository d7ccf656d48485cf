-- What the chart of deals draws: the 800 largest deals on the axis and the first 100 that have no place there, one row each;
-- all others added up by month and by whether they are closed (event_id null, stands_for says how many they are).
-- A deal has the colour of its first payer, or of its recipient where $side says so: side_rank orders these companies by
-- how many of the kept rows they have; a deal without one has none.
WITH kept AS (
    SELECT rowid AS place, amount_usd, date_start, date_start IS NOT NULL AND amount_usd IS NOT NULL AS has_place,
           left_out IS NULL AS is_closed, CASE WHEN $side = 'recipient' THEN recipient_id ELSE investor_ids[1] END AS side_id
    FROM investments
    WHERE is_kept(company_ids, themes, 'investment', date_start, date_end, modality, sources, langs,
                  $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only)
),
sides AS (
    SELECT side_id, row_number() OVER (ORDER BY count(*) DESC, side_id) AS side_rank
    FROM kept WHERE side_id IS NOT NULL AND has_place GROUP BY side_id
),
drawn AS (
    (FROM kept WHERE has_place ORDER BY amount_usd DESC, place LIMIT 800)
    UNION ALL (FROM kept WHERE NOT has_place ORDER BY date_start IS NOT NULL, amount_usd DESC NULLS LAST, place LIMIT 100)
),
rest AS (
    SELECT date_trunc('month', date_start)::DATE AS month, is_closed, has_place, count(*) AS stands_for,
           sum(amount_usd) AS amount_usd
    FROM kept
    WHERE (SELECT count(*) FROM kept) > (SELECT count(*) FROM drawn) AND place NOT IN (SELECT place FROM drawn)
    GROUP BY ALL
)
SELECT deal.event_id, deal.investors[1] AS payer, drawn.side_id, companies.name AS side, companies.colour AS side_slot,
       sides.side_rank, deal.investors, deal.recipient, deal.type, deal.purpose, deal.amount_low, deal.amount_high,
       deal.currency, deal.hedge, deal.amount_usd, deal.amount_usd_low, deal.amount_usd_high, deal.fx_date, deal.left_out,
       deal.date_start, deal.date_end, deal.date_precision, deal.modality, deal.n_sources, deal.disputed,
       deal.date_start IS NOT NULL AS is_dated, 1 AS stands_for
FROM drawn
JOIN investments AS deal ON deal.rowid = drawn.place
LEFT JOIN sides USING (side_id)
LEFT JOIN companies ON companies.company_id = drawn.side_id
UNION ALL BY NAME
SELECT [] AS investors, amount_usd, CASE WHEN NOT is_closed THEN 'other' END AS left_out, month AS date_start,
       (month + INTERVAL 1 MONTH)::DATE - 1 AS date_end, month IS NOT NULL AS is_dated, stands_for
FROM rest
ORDER BY amount_usd DESC NULLS LAST, event_id
