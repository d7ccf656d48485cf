DELETE FROM stale_bucket WHERE bucket IN (SELECT unnest($buckets::VARCHAR[]))
