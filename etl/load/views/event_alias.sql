-- Ids that events once had and where they lead now.
CREATE TABLE published.event_alias AS
SELECT old_id, event_id FROM event_alias ORDER BY old_id
