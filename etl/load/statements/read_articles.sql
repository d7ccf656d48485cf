SELECT article_id, text_id, lang, text, title, source, url, published_on, published_basis, is_day_doubtful, author FROM article
WHERE article_id IN (SELECT unnest($article_ids::VARCHAR[])) ORDER BY article_id
