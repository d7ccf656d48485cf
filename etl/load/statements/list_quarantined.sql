SELECT name, line, reason, remedy FROM quarantine ORDER BY name, line, reason
