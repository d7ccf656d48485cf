-- The articles read, newest first; the period is that of events and leaves articles alone.
SELECT published_on, CASE WHEN day_doubtful THEN 'doubtful' END AS day_standing, title, source, lang, n_claims,
       status AS reading, url, article_id, ingested_at, published_basis, author, copy_of, n_versions
FROM articles
WHERE is_article_kept(company_ids, themes, kinds, published_on, modalities, source, lang, $companies, $themes, $kinds,
                      NULL, NULL, [], $sources, $languages, false)
ORDER BY published_on DESC NULLS LAST, article_id
LIMIT $most OFFSET $skip
