-- The claims that corrections may speak of, as read or as corrected: those of some articles, and those that name some
-- companies, by id or by the name printed.
SELECT claim_id FROM claim WHERE article_id IN (SELECT unnest($article_ids::VARCHAR[]))
UNION
SELECT claim_id FROM claim_party
WHERE company_id IN (SELECT unnest($companies::VARCHAR[])) OR name IN (SELECT unnest($companies::VARCHAR[]))
UNION
SELECT claim_id FROM original.claim
ORDER BY claim_id
