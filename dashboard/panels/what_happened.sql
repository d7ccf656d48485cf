-- Everything dated that a company did: money, releases and states of alliances, one row an event with its parties
-- in order (payers, then the recipient; the developer; the partners). company_rank puts the companies with most
-- events first; where the filter names companies, the others have rank 0. n_earlier counts what a company did before
-- the period. A running total is no event of its own.
WITH all_kinds AS (
    SELECT event_id, 'investment' AS kind, [id FOR id IN investor_ids || [recipient_id] IF id IS NOT NULL] AS ordered_ids,
           recipient_id IS NOT NULL AS has_recipient, type AS state, NULL AS model,
           amount_low, amount_high, currency, hedge, amount_usd, left_out,
           date_start, date_end, date_precision, modality, n_sources, company_ids, themes, sources, langs, NULL::DATE AS valid_to
    FROM investments
    WHERE NOT cumulative
    UNION ALL
    SELECT event_id, 'release', [id FOR id IN [developer_id] IF id IS NOT NULL], false, stage, model,
           NULL, NULL, NULL, NULL, NULL, NULL,
           date_start, date_end, date_precision, modality, n_sources, company_ids, themes, sources, langs, NULL
    FROM releases
    UNION ALL
    SELECT event_id, 'partnership', partner_ids, false, status, NULL,
           NULL, NULL, NULL, NULL, NULL, NULL,
           date_start, date_end, date_precision, modality, n_sources, company_ids, themes, sources, langs,
           lead(date_start) OVER (PARTITION BY list_sort(partner_ids) ORDER BY date_start, date_end, event_id)
    FROM partnerships
    WHERE date_start IS NULL OR modality IN ('asserted', 'planned', 'rumored')
),
kept AS (
    SELECT *, date_end < $start AS is_earlier,
           kind = 'partnership' AND date_end < $start AND coalesce(valid_to, DATE '9999-12-31') >= $start AS is_standing
    FROM all_kinds
    WHERE is_kept(company_ids, themes, [kind], date_start, date_end, [modality], sources, langs,
                  $companies, $themes, $kinds, NULL, $end, $modalities, $sources, $languages, $dated_only)
),
parties AS (
    SELECT kept.event_id, generate_subscripts(ordered_ids, 1) AS position, unnest(ordered_ids) AS company_id,
           coalesce(is_earlier, false) AS is_earlier, date_start IS NOT NULL AS is_dated
    FROM kept
),
ranks AS (
    SELECT company_id,
           CASE WHEN len($companies::VARCHAR[]) = 0 OR list_contains($companies::VARCHAR[], company_id) THEN row_number() OVER (
               ORDER BY len($companies::VARCHAR[]) = 0 OR list_contains($companies::VARCHAR[], company_id) DESC,
                        count(*) FILTER (WHERE is_dated AND NOT is_earlier) DESC, company_id
           ) END AS company_rank,
           count(*) FILTER (WHERE is_earlier) AS n_earlier
    FROM parties
    GROUP BY company_id
),
named AS (
    SELECT parties.event_id, list(company_id ORDER BY position) AS party_ids, list(companies.name ORDER BY position) AS parties,
           list(companies.colour ORDER BY position) AS slots, list(coalesce(company_rank, 0) ORDER BY position) AS ranks,
           list(n_earlier ORDER BY position) AS earlier
    FROM parties
    JOIN ranks USING (company_id)
    JOIN companies USING (company_id)
    GROUP BY parties.event_id
)
SELECT kept.event_id, kept.kind, named.party_ids, named.parties, named.slots, named.ranks, named.earlier, kept.has_recipient,
       kept.state,
       kept.model, kept.amount_low, kept.amount_high, kept.currency, kept.hedge, kept.amount_usd, kept.left_out,
       kept.date_start, kept.date_end, kept.date_precision, kept.valid_to, kept.modality, kept.n_sources,
       kept.date_start IS NOT NULL AS is_dated
FROM kept
JOIN named USING (event_id)
WHERE NOT coalesce(kept.is_earlier, false) OR kept.is_standing
ORDER BY kept.date_start NULLS LAST, kept.kind, kept.event_id
