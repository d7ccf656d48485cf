-- On what ground each claim was joined to its event.
CREATE TABLE published.join_reasons AS
SELECT event_id, claim_id, rank, reason FROM event_claim ORDER BY event_id, rank
