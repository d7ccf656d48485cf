CREATE TABLE published.claims AS
SELECT claim.claim_id, event_claim.event_id, claim.article_id, claim.kind, coalesce(headline, '') AS headline,
       coalesce(companies, []) AS companies, date_start, date_end, date_precision, date_basis, claim.modality, attribution,
       confidence, coalesce(themes, []) AS themes, evidence AS quote, evidence_start AS quote_start,
       evidence_end AS quote_end, known_on, rule, corrected_claim.claim_id IS NOT NULL AS corrected, date_edtf, state, amount_low, amount_high, currency,
       unit, hedge, amount_usd, fx_date, coalesce(company_ids, []) AS company_ids, title, source, url, lang, published_on,
       is_disputed AS disputed, source_id, published.bits_of(company_ids) AS company_bits, published.bits_of(themes) AS theme_bits
FROM claim
JOIN article USING (article_id)
LEFT JOIN event_claim ON event_claim.claim_id = claim.claim_id
LEFT JOIN event USING (event_id)
LEFT JOIN corrected_claim ON corrected_claim.claim_id = claim.claim_id
LEFT JOIN claim_headline ON claim_headline.claim_id = claim.claim_id
LEFT JOIN claim_companies ON claim_companies.claim_id = claim.claim_id
LEFT JOIN claim_amount ON claim_amount.claim_id = claim.claim_id
LEFT JOIN (
    SELECT claim_id, list(theme_id ORDER BY theme_id) AS themes FROM claim_theme GROUP BY claim_id
) AS about ON about.claim_id = claim.claim_id
ORDER BY known_on, claim.article_id, evidence_start, claim.claim_id
