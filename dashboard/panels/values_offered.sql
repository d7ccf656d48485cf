-- The kinds, sources and languages that can be filtered, with how many claims each has.
SELECT 'kind' AS field, kind AS value, count(*) AS n_claims FROM claims GROUP BY kind
UNION ALL SELECT 'source', source, count(*) FROM claims WHERE source IS NOT NULL GROUP BY source
UNION ALL SELECT 'article', lang, count(*) FROM claims GROUP BY lang
ORDER BY field, n_claims DESC, value
