-- Where a claim, or the earliest claim of an event, stands; an event's former ids still lead to it.
SELECT claim_id, article_id FROM claims
WHERE claim_id = $claim OR event_id IN (SELECT $claim UNION ALL SELECT event_id FROM event_alias WHERE old_id = $claim)
ORDER BY claim_id = $claim DESC, known_on NULLS LAST, claim_id LIMIT 1
