-- Of other rules, and of texts that no article has any more.
DELETE FROM reading WHERE version <> $version OR text_id NOT IN (SELECT text_id FROM article)
