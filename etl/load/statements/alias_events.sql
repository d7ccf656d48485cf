-- An id that is gone leads to the event that holds most of its claims; ids that led to it lead on.
INSERT OR REPLACE INTO event_alias
WITH heir AS (
    SELECT old_id, event_id, count(*) AS n_claims FROM former JOIN event_claim USING (claim_id)
    WHERE old_id NOT IN (SELECT event_id FROM event)
    GROUP BY old_id, event_id
), best AS (
    SELECT old_id, arg_min(event_id, (-n_claims, event_id)) AS event_id FROM heir GROUP BY old_id
)
SELECT old_id, event_id FROM best
UNION
SELECT event_alias.old_id, best.event_id FROM event_alias JOIN best ON event_alias.event_id = best.old_id
