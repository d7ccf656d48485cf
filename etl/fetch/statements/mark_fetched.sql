UPDATE link SET state = $state, etag = $etag, last_modified = $last_modified, tries = 0, not_before = 0
WHERE link = $link
