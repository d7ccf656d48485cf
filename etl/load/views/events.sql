-- Every event whatever its kind, with its roles as lists: what the page of a kind without a panel shows.
CREATE TABLE published.events AS
SELECT event_common.event_id, headline, state, event_common.* EXCLUDE (event_id)
FROM event_common
LEFT JOIN (
    SELECT event_id, arg_min(headline, rank) AS headline, arg_min(state, rank) AS state
    FROM event_claim JOIN claim_headline USING (claim_id) GROUP BY event_id
) AS head ON head.event_id = event_common.event_id
ORDER BY date_start, event_common.event_id
