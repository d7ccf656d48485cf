-- One row a company, those with most events first: closed money paid and received (a round of several payers is no one's
-- alone), plans beside it, models shipped, and the latest stated state of each of its alliances (states, one an alliance).
-- Where the filter names companies, they alone have a row.
WITH happened AS (
    SELECT unnest(company_ids) AS company_id, date_start, date_end
    FROM events
    WHERE is_kept(company_ids, themes, kind, date_start, date_end, modality, sources, langs, $companies, $themes, $kinds,
                  $start, $end, $modalities, $sources, $languages, $dated_only)
),
counts AS (
    SELECT company_id, count(*) AS events, min(date_start) AS date_start, max(date_end) AS date_end
    FROM happened GROUP BY company_id
),
shown AS (
    SELECT counts.*, name, colour, parent, country, wikidata
    FROM counts JOIN companies USING (company_id)
    WHERE len($companies::VARCHAR[]) = 0 OR list_contains($companies::VARCHAR[], company_id)
    ORDER BY events DESC, name, company_id
    LIMIT $most OFFSET $skip
),
deals AS (
    SELECT investor_ids, recipient_id, left_out, amount_usd FROM investments
    WHERE is_kept(company_ids, themes, 'investment', date_start, date_end, modality, sources, langs, $companies, $themes,
                  $kinds, $start, $end, $modalities, $sources, $languages, $dated_only)
),
sides AS (
    SELECT unnest(investor_ids) AS company_id, true AS is_payer, len(investor_ids) > 1 AS is_shared, left_out, amount_usd
    FROM deals
    UNION ALL
    SELECT recipient_id, false, false, left_out, amount_usd FROM deals WHERE recipient_id IS NOT NULL
),
money AS (
    SELECT company_id,
           sum(amount_usd) FILTER (WHERE NOT is_payer AND left_out IS NULL) AS received_usd,
           sum(amount_usd) FILTER (WHERE is_payer AND left_out IS NULL AND NOT is_shared) AS paid_usd,
           sum(amount_usd) FILTER (WHERE is_payer AND left_out IN ('planned', 'ceiling') AND NOT is_shared) AS planned_usd
    FROM sides SEMI JOIN shown USING (company_id) GROUP BY company_id
),
shipped AS (
    SELECT developer_id AS company_id, count(DISTINCT lower(model)) AS models,
           arg_max(model, date_start) AS latest_model, max(date_start) AS latest_on,
           arg_max(date_end, date_start) AS latest_end, arg_max(date_precision, date_start) AS latest_precision
    FROM releases SEMI JOIN shown ON shown.company_id = developer_id
    WHERE modality = 'asserted' AND stage IN ('preview', 'available')
      AND is_kept(company_ids, themes, 'release', date_start, date_end, modality, sources, langs, $companies, $themes,
                  $kinds, $start, $end, $modalities, $sources, $languages, $dated_only)
    GROUP BY developer_id
),
standing AS (
    SELECT any_value(partner_ids) AS partner_ids, arg_max(status, coalesce(date_start, DATE '0001-01-01')) AS status
    FROM partnerships
    WHERE modality = 'asserted'
      AND is_kept(company_ids, themes, 'partnership', date_start, date_end, modality, sources, langs, $companies, $themes,
                  $kinds, NULL, $end, $modalities, $sources, $languages, $dated_only)
    GROUP BY alliance_id
),
allied AS (
    SELECT company_id, list(status ORDER BY status) AS states
    FROM (SELECT unnest(partner_ids) AS company_id, status FROM standing) SEMI JOIN shown USING (company_id)
    GROUP BY company_id
)
SELECT shown.company_id, shown.name AS company, shown.colour AS slot, parents.name AS parent, shown.country, shown.wikidata,
       shown.events, shown.date_start, shown.date_end, money.received_usd, money.paid_usd, money.planned_usd,
       coalesce(shipped.models, 0) AS models, shipped.latest_model, shipped.latest_on, shipped.latest_end,
       shipped.latest_precision, coalesce(allied.states, []) AS states, coalesce(len(allied.states), 0) AS alliances
FROM shown
LEFT JOIN companies AS parents ON parents.company_id = shown.parent
LEFT JOIN money ON money.company_id = shown.company_id
LEFT JOIN shipped ON shipped.company_id = shown.company_id
LEFT JOIN allied ON allied.company_id = shown.company_id
ORDER BY shown.events DESC, company, shown.company_id
