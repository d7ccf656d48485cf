UPDATE link SET state = CASE WHEN reason IS NULL THEN 'read' ELSE 'told' END, tries = 0, not_before = 0
WHERE link = $link
