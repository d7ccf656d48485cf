DELETE FROM event_claim WHERE event_id IN (SELECT event_id FROM event WHERE bucket IN (SELECT unnest($buckets::VARCHAR[])));
DELETE FROM event WHERE bucket IN (SELECT unnest($buckets::VARCHAR[]));
