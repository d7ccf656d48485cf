INSERT OR REPLACE INTO robots (origin, text, fetched_at) VALUES ($origin, $text, $fetched_at)
