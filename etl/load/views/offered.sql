-- The kinds, sources and languages that can be filtered, with how many claims each has.
CREATE TABLE published.offered AS
SELECT 'kind' AS field, kind AS value, count(*) AS n_claims FROM claim GROUP BY kind
UNION ALL SELECT 'source', source, count(*) FROM claim JOIN article USING (article_id) WHERE source IS NOT NULL GROUP BY source
UNION ALL SELECT 'article', lang, count(*) FROM claim JOIN article USING (article_id) GROUP BY lang
ORDER BY field, n_claims DESC, value
