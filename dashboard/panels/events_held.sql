-- Which of the given ids are events of this snapshot.
SELECT event_id FROM events WHERE list_contains($events, event_id)
