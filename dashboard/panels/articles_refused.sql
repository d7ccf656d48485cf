-- What could not be read, and what to do about it.
SELECT name, line, reason, remedy, seen_at FROM quarantine ORDER BY seen_at DESC, name, line
LIMIT $most OFFSET $skip
