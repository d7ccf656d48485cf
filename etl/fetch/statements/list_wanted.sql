SELECT link, url, etag, last_modified FROM link
WHERE state = 'wanted' AND source = $source AND is_listing = $is_listing AND not_before <= $now ORDER BY rowid LIMIT $most
