CREATE TABLE published.quarantine AS
SELECT name, line, reason, remedy, seen_at FROM quarantine ORDER BY name, line
