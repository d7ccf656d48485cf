CREATE TABLE published.releases AS
SELECT * FROM release_event ORDER BY date_start, event_id
