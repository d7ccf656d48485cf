-- What a person names is looked at again in each run, wherever it stood; what waits to be read is left to wait.
INSERT INTO link (link, url, source, is_listing, state) VALUES ($link, $url, $source, $is_listing, 'wanted')
ON CONFLICT (link) DO UPDATE SET
    state = CASE WHEN link.state IN ('fetched', 'refused') THEN link.state ELSE 'wanted' END,
    url = excluded.url, source = excluded.source, is_listing = excluded.is_listing
