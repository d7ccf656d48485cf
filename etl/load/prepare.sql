-- Computed once for all event views of a snapshot.
-- What every event view ends with.
CREATE OR REPLACE TEMP TABLE event_common AS
SELECT event.event_id, event.kind, date_start, date_end, date_precision, date_edtf,
       coalesce(date_basis, (SELECT any_value(date_basis ORDER BY rank) FROM event_claim JOIN claim USING (claim_id)
                             WHERE event_claim.event_id = event.event_id)) AS date_basis,
       event.modality, coalesce(themes, []) AS themes, n_articles, n_sources, first_known_on, event.is_disputed AS disputed,
       confidence, coalesce(company_ids, []) AS company_ids, coalesce(sources, []) AS sources, langs, claim_ids
FROM event
LEFT JOIN event_date USING (event_id) LEFT JOIN event_theme USING (event_id) LEFT JOIN event_company USING (event_id)
LEFT JOIN event_source USING (event_id);
