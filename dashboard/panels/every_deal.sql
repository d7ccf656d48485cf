-- Every deal that the filters keep, largest first; is_dated tells the rows that stand on the axis from the others.
-- A deal has the colour of its first payer, or of its recipient where $side says so: side_rank orders these companies by
-- how many of the kept rows they have; a deal without one has none.
WITH kept AS (
    SELECT *, investors[1] AS payer, CASE WHEN $side = 'recipient' THEN recipient_id ELSE investor_ids[1] END AS side_id
    FROM investments
    WHERE is_kept(company_ids, themes, ['investment'], date_start, date_end, [modality], sources, langs,
                  $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only)
),
sides AS (
    SELECT side_id, row_number() OVER (ORDER BY count(*) DESC, side_id) AS side_rank
    FROM kept
    WHERE side_id IS NOT NULL AND date_start IS NOT NULL AND amount_usd IS NOT NULL
    GROUP BY side_id
)
SELECT kept.event_id, kept.payer, kept.side_id, companies.name AS side, companies.colour AS side_slot, sides.side_rank,
       kept.investors, kept.recipient, kept.type, kept.purpose, kept.amount_low, kept.amount_high, kept.currency, kept.hedge,
       kept.amount_usd, kept.amount_usd_low, kept.amount_usd_high, kept.fx_date, kept.left_out, kept.date_start,
       kept.date_end, kept.date_precision, kept.modality, kept.n_sources, kept.disputed,
       kept.date_start IS NOT NULL AS is_dated
FROM kept
LEFT JOIN sides USING (side_id)
LEFT JOIN companies ON companies.company_id = kept.side_id
ORDER BY kept.amount_usd DESC NULLS LAST, kept.event_id
