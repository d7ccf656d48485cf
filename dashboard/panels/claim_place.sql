-- Where a claim, or the earliest claim of an event, stands.
SELECT claim_id, article_id FROM claims WHERE claim_id = $claim OR event_id = $claim
ORDER BY claim_id = $claim DESC, known_on NULLS LAST, claim_id LIMIT 1
