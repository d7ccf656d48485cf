-- Companies by what they paid and received: closed sums, beside them plans (with ceilings) and rumours, never added up.
-- A round of several payers is no one's alone and counts among shared_deals only.
WITH kept AS (
    SELECT * FROM investments
    WHERE is_kept(company_ids, themes, 'investment', date_start, date_end, modality, sources, langs,
                  $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only)
),
sides AS (
    SELECT unnest(investor_ids) AS company_id, 'paid' AS side, len(investor_ids) > 1 AS is_shared, left_out, amount_usd FROM kept
    UNION ALL
    SELECT recipient_id, 'received', false, left_out, amount_usd FROM kept WHERE recipient_id IS NOT NULL
)
SELECT companies.name AS company,
       sum(amount_usd) FILTER (WHERE side = 'paid' AND left_out IS NULL AND NOT is_shared) AS paid_usd,
       sum(amount_usd) FILTER (WHERE side = 'received' AND left_out IS NULL) AS received_usd,
       sum(amount_usd) FILTER (WHERE side = 'paid' AND left_out IN ('planned', 'ceiling') AND NOT is_shared) AS planned_usd,
       sum(amount_usd) FILTER (WHERE side = 'paid' AND left_out = 'rumored' AND NOT is_shared) AS rumored_usd,
       count(*) AS deals, count(*) FILTER (WHERE is_shared) AS shared_deals
FROM sides
JOIN companies USING (company_id)
GROUP BY companies.company_id, companies.name
ORDER BY greatest(coalesce(paid_usd, 0), coalesce(received_usd, 0)) DESC, deals DESC, company
LIMIT $most OFFSET $skip
