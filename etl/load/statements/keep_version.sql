-- What an article said before, where its text is another one now; its claims are still those of that text.
INSERT INTO article_version
SELECT article_id, text_id, title, published_on, published_basis, text, ingested_at, $replaced_at, coalesce(kinds, []), coalesce(quotes, [])
FROM article
LEFT JOIN (
    SELECT article_id, list(kind ORDER BY evidence_start, claim_id) AS kinds,
           list(evidence ORDER BY evidence_start, claim_id) AS quotes
    FROM claim WHERE claim.article_id = $article_id GROUP BY article_id
) USING (article_id)
WHERE article.article_id = $article_id AND text_id <> $text_id
