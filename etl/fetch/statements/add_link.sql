INSERT INTO link (link, url, source, is_listing, title, published_on, stamp, state)
VALUES ($link, $url, $source, $is_listing, $title, $published_on, $stamp, 'wanted')
ON CONFLICT (link) DO UPDATE SET
    state = CASE WHEN link.state IN ('read', 'told') THEN 'wanted' ELSE link.state END,
    stamp = excluded.stamp, url = excluded.url, tries = 0, not_before = 0,
    title = COALESCE(excluded.title, link.title), published_on = COALESCE(excluded.published_on, link.published_on)
WHERE excluded.stamp IS NOT link.stamp AND excluded.stamp IS NOT NULL OR excluded.is_listing AND excluded.stamp IS NULL
