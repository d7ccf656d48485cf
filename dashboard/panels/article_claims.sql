-- One article with its text, a row for each of its claims in the order of the text; one row without claim if it has none.
SELECT articles.article_id, articles.title, articles.source, articles.url, articles.published_on, text, claim_id, kind,
       headline, quote_start, quote_end, modality, rule, event_id
FROM articles
JOIN article_text ON article_text.article_id = articles.article_id
LEFT JOIN claims ON claims.article_id = articles.article_id
WHERE articles.article_id = $article
ORDER BY quote_start, quote_end DESC, claim_id
