UPDATE link SET state = 'refused', reason = $reason, remedy = $remedy, etag = NULL, last_modified = NULL
WHERE link = $link
