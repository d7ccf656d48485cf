INSERT OR REPLACE INTO document (link, url, media_type, body, fetched_at)
VALUES ($link, $url, $media_type, $body, $now)
