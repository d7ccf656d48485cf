-- The kinds, sources and languages that can be filtered, those with most claims first.
SELECT field, value, n_claims FROM offered ORDER BY field, n_claims DESC, value
