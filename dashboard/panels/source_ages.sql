-- When each source was last heard, counted to the snapshot's day. A source is new for thirty days after its first article, and
-- silent when it has been so for three times its own rhythm (the median of days between days with an article) and for a
-- fortnight at least; one that has had articles on one day only, after thirty days. None of the two is said without a day.
WITH kept AS (
    SELECT source, published_on, n_claims FROM articles
    WHERE source IS NOT NULL
      AND is_article_kept(company_ids, themes, kinds, published_on, modalities, source, lang, $companies, $themes, $kinds,
                          NULL, NULL, [], $sources, $languages, false)
),
day AS (
    SELECT source, published_on, published_on - lag(published_on) OVER (PARTITION BY source ORDER BY published_on) AS gap
    FROM (SELECT DISTINCT source, published_on FROM kept WHERE published_on IS NOT NULL)
),
rhythm AS (
    SELECT source, min(published_on) AS first_on, max(published_on) AS last_on, round(median(gap))::INTEGER AS gap
    FROM day GROUP BY source
),
counted AS (
    SELECT source, count(*) AS n_articles, sum(n_claims) AS n_claims FROM kept GROUP BY source
)
SELECT source AS name, CASE WHEN last_on IS NULL THEN 'undated'
                    WHEN $snapshot_day::DATE - last_on > greatest(14, 3 * coalesce(gap, 10)) THEN 'silent'
                    WHEN $snapshot_day::DATE - first_on < 30 THEN 'new'
                    ELSE 'current' END AS standing,
       last_on, $snapshot_day::DATE - last_on AS silence, gap, first_on, n_articles, n_claims
FROM counted LEFT JOIN rhythm USING (source)
ORDER BY standing <> 'silent', standing <> 'new', last_on DESC NULLS LAST, source
LIMIT $most OFFSET $skip
