-- Every deal that the filters keep, largest first; is_dated tells the rows that stand on the axis from the others.
-- payer_rank orders payers by how many of the kept rows they have; a deal without a named payer has none.
WITH kept AS (
    SELECT *, investor_ids[1] AS payer_id, investors[1] AS payer
    FROM investments
    WHERE is_kept(company_ids, themes, ['investment'], date_start, date_end, [modality], sources, langs,
                  $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only)
),
payers AS (
    SELECT payer_id, row_number() OVER (ORDER BY count(*) DESC, payer_id) AS payer_rank
    FROM kept
    WHERE payer_id IS NOT NULL AND date_start IS NOT NULL AND amount_usd IS NOT NULL
    GROUP BY payer_id
)
SELECT kept.event_id, kept.payer_id, kept.payer, companies.colour AS payer_slot, payers.payer_rank, kept.investors,
       kept.recipient, kept.type, kept.purpose, kept.amount_low, kept.amount_high, kept.currency, kept.hedge,
       kept.amount_usd, kept.amount_usd_low, kept.amount_usd_high, kept.fx_date, kept.left_out, kept.date_start,
       kept.date_end, kept.date_precision, kept.modality, kept.n_sources, kept.disputed,
       kept.date_start IS NOT NULL AS is_dated
FROM kept
LEFT JOIN payers USING (payer_id)
LEFT JOIN companies ON companies.company_id = kept.payer_id
ORDER BY kept.amount_usd DESC NULLS LAST, kept.event_id
