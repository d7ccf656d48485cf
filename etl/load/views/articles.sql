CREATE TABLE published.articles AS
SELECT article_id, title, source, url, lang, published_on, ingested_at, coalesce(n_claims, 0) AS n_claims,
       CASE WHEN n_claims IS NULL THEN 'no_claims' ELSE 'read' END AS status, text_id,
       coalesce(company_ids, []) AS company_ids, coalesce(themes, []) AS themes, coalesce(kinds, []) AS kinds,
       coalesce(modalities, []) AS modalities, published_basis, is_day_doubtful AS day_doubtful, author, first_id AS copy_of,
       coalesce(n_replaced, 0) + 1 AS n_versions
FROM article
LEFT JOIN copied USING (article_id)
LEFT JOIN (SELECT article_id, count(*) AS n_replaced FROM article_version GROUP BY article_id) USING (article_id)
LEFT JOIN (
    SELECT article_id, count(*) AS n_claims, list_sort(list(DISTINCT kind)) AS kinds,
           list_sort(list(DISTINCT modality)) AS modalities
    FROM claim GROUP BY article_id
) USING (article_id)
LEFT JOIN (
    SELECT article_id, list_sort(list(DISTINCT filter_id)) AS company_ids
    FROM claim JOIN party USING (claim_id) GROUP BY article_id
) USING (article_id)
LEFT JOIN (
    SELECT article_id, list_sort(list(DISTINCT theme_id)) AS themes
    FROM claim JOIN claim_theme USING (claim_id) GROUP BY article_id
) USING (article_id)
ORDER BY published_on, article_id
