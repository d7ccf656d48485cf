-- Those of the given events that have no date, as they stand beside a time chart, each by its earliest claim.
SELECT event_id, claims.headline, claims.kind, claims.modality, quote, claim_id, amount_low, amount_high, currency, unit, hedge
FROM events JOIN claims USING (event_id)
WHERE list_contains($events, event_id) AND events.date_start IS NULL
QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY known_on NULLS LAST, claim_id) = 1
ORDER BY claims.kind, claims.headline, event_id
