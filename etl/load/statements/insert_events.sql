INSERT INTO event
SELECT unnest($event_id::VARCHAR[]), unnest($kind::VARCHAR[]), unnest($modality::VARCHAR[]),
       unnest($is_disputed::BOOLEAN[]), unnest($bucket::VARCHAR[])
