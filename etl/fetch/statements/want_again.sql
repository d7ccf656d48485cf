UPDATE link SET state = 'wanted', tries = 0, not_before = 0, etag = NULL, last_modified = NULL
WHERE (link = $link OR url = $link) AND state NOT IN ('fetched', 'refused')
