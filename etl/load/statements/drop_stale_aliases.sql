DELETE FROM event_alias WHERE old_id IN (SELECT event_id FROM event)
