SELECT state, count(*) FROM link GROUP BY state
