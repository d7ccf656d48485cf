-- What disputed events say, version by version: one row for each sum and certainty that articles give, with its sources. A
-- denial is a version of its own. Nothing is averaged, and no total counts any of them.
CREATE TABLE published.disputes AS
WITH told AS (
    SELECT event_claim.event_id, amount_low, amount_high, currency, unit, hedge, claim.modality,
           count(DISTINCT claim.article_id) AS n_articles,
           count(DISTINCT coalesce(first_source, source_id)) AS n_sources, min(known_on) AS first_known_on,
           coalesce(list_sort(list(DISTINCT source) FILTER (source IS NOT NULL)), []) AS sources,
           list_sort(list(DISTINCT lang)) AS langs, list(claim.claim_id ORDER BY rank) AS claim_ids
    FROM event
    JOIN event_claim USING (event_id)
    JOIN claim ON claim.claim_id = event_claim.claim_id
    JOIN article USING (article_id)
    LEFT JOIN claim_amount ON claim_amount.claim_id = claim.claim_id
    LEFT JOIN copied_claim ON copied_claim.claim_id = claim.claim_id
    WHERE is_disputed
    GROUP BY event_claim.event_id, amount_low, amount_high, currency, unit, hedge, claim.modality
), version AS (
    SELECT *, row_number() OVER (
        PARTITION BY event_id ORDER BY first_known_on, amount_low, amount_high, hedge, modality, claim_ids
    ) AS version
    FROM told
)
SELECT version.event_id, version.version, headline, state, event_common.kind, amount_low, amount_high, currency, unit, hedge,
       version.modality, version.n_articles, version.n_sources, version.sources, version.langs, version.first_known_on,
       date_start, date_end, date_edtf, themes, company_ids, version.claim_ids
FROM version
JOIN event_common ON event_common.event_id = version.event_id
JOIN event_claim ON event_claim.event_id = version.event_id AND rank = 0
JOIN claim_headline ON claim_headline.claim_id = event_claim.claim_id
ORDER BY date_start, version.event_id, version.version
