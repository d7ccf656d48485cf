SELECT link, state, reason, remedy FROM link WHERE state IN ('fetched', 'refused') ORDER BY rowid
