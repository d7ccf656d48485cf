-- A state lasts until the pair's next dated state begins; the latest known one has no end. Undated states stand in
-- `partnerships` alone. Denied and hypothetical states bound nothing.
WITH pair AS (
    SELECT first.name AS partner_a, second.name AS partner_b, first.company_id AS partner_a_id,
           second.company_id AS partner_b_id, first.event_id
    FROM event_party AS first JOIN event_party AS second
      ON first.event_id = second.event_id AND first.role = 'partners' AND second.role = 'partners'
     AND first.company_id < second.company_id
), state AS (
    SELECT pair.*, event_term.value AS status, event_common.* EXCLUDE (event_id)
    FROM pair JOIN event_common USING (event_id)
    JOIN event_term ON event_term.event_id = pair.event_id AND event_term.role = 'status'
    WHERE date_start IS NOT NULL AND modality IN ('asserted', 'planned', 'rumored')
)
SELECT partner_a, partner_b, status, date_start AS valid_from,
       lead(date_start) OVER (PARTITION BY partner_a_id, partner_b_id ORDER BY date_start, date_end, event_id) AS valid_to,
       event_id, partner_a_id, partner_b_id, date_start, date_end, date_precision, date_edtf, date_basis, modality, themes,
       n_articles, n_sources, first_known_on, disputed, confidence, [partner_a_id, partner_b_id] AS company_ids, sources,
       langs, claim_ids, kind
FROM state
ORDER BY partner_a_id, partner_b_id, date_start, date_end, event_id
