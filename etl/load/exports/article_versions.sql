-- Under a filter by company, theme, source or language only those of articles that it keeps.
SELECT * FROM article_versions
WHERE EXISTS (FROM articles WHERE articles.article_id = article_versions.article_id
              AND (len($companies::VARCHAR[]) = 0 OR list_has_any(company_ids, $companies::VARCHAR[]))
              AND (len($themes::VARCHAR[]) = 0 OR list_has_any(themes, $themes::VARCHAR[]))
              AND (len($sources::VARCHAR[]) = 0 OR list_contains($sources::VARCHAR[], source))
              AND (len($languages::VARCHAR[]) = 0 OR list_contains($languages::VARCHAR[], lang)))
