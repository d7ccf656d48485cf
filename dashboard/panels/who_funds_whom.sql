-- Who pays whom, one row a pair: what is closed, planned (with ceilings) and rumoured, never added up; beside them the largest
-- running total that an article gives, which is part of none of the sums and a pair's event, certainty and count only where
-- it has no deal. A deal of several payers is a row for each of them without a sum (its sum is no one's alone) and counts
-- once in received_usd. event_id is the pair's largest deal. Dates play no part, so undated deals are in it. The network
-- draws the first 400 of them.
WITH kept AS (
    SELECT rowid AS place, investor_ids, recipient_id, modality, amount_usd, date_start, date_end, cumulative,
           CASE WHEN cumulative THEN 'cumulative' WHEN left_out IS NULL THEN 'closed' WHEN left_out = 'ceiling' THEN 'planned' ELSE left_out END AS bucket
    FROM investments
    WHERE recipient_id IS NOT NULL
      AND is_kept(company_ids, themes, 'investment', date_start, date_end, modality, sources, langs,
                  $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only)
),
pairs AS (
    SELECT unnest(investor_ids) AS payer_id, recipient_id, bucket, cumulative, modality, place, amount_usd,
           CASE WHEN len(investor_ids) = 1 THEN amount_usd END AS own_usd, date_start, date_end
    FROM kept
    WHERE modality IN ('asserted', 'planned', 'rumored')
),
received AS (
    SELECT recipient_id AS company_id, sum(amount_usd) AS received_usd FROM kept WHERE bucket = 'closed' GROUP BY recipient_id
),
sums AS (
    SELECT payer_id, recipient_id, sum(own_usd) FILTER (WHERE bucket = 'closed') AS closed_usd,
           sum(own_usd) FILTER (WHERE bucket = 'planned') AS planned_usd,
           sum(own_usd) FILTER (WHERE bucket = 'rumored') AS rumored_usd,
           max(own_usd) FILTER (WHERE cumulative) AS total_usd,
           arg_min(modality, (cumulative, modality)) AS modality,  -- the surest comes first in the alphabet
           coalesce(nullif(count(*) FILTER (WHERE NOT cumulative), 0), count(*)) AS n,
           arg_max(place, (NOT cumulative, coalesce(amount_usd, 0))) AS place, min(date_start) AS date_start, max(date_end) AS date_end
    FROM pairs
    WHERE payer_id <> recipient_id
    GROUP BY payer_id, recipient_id
    ORDER BY closed_usd DESC NULLS LAST, planned_usd DESC NULLS LAST, rumored_usd DESC NULLS LAST, total_usd DESC NULLS LAST, payer_id, recipient_id
    LIMIT $most OFFSET $skip
)
SELECT sums.payer_id, payers.name AS payer, payers.colour AS payer_slot, sums.recipient_id, recipients.name AS recipient,
       recipients.colour AS recipient_slot, sums.closed_usd, sums.planned_usd, sums.rumored_usd, sums.total_usd, sums.modality, sums.n,
       deal.event_id, payers_in.received_usd AS payer_received_usd, recipients_in.received_usd, sums.date_start, sums.date_end,
       true AS is_dated
FROM sums
JOIN investments AS deal ON deal.rowid = sums.place
JOIN companies AS payers ON payers.company_id = sums.payer_id
JOIN companies AS recipients ON recipients.company_id = sums.recipient_id
LEFT JOIN received AS payers_in ON payers_in.company_id = sums.payer_id
LEFT JOIN received AS recipients_in ON recipients_in.company_id = sums.recipient_id
ORDER BY closed_usd DESC NULLS LAST, planned_usd DESC NULLS LAST, rumored_usd DESC NULLS LAST, total_usd DESC NULLS LAST,
         sums.payer_id, sums.recipient_id
