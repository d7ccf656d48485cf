SELECT state, count(*) FROM link GROUP BY state ORDER BY state
