CREATE TABLE published.article_text AS
SELECT article_id, text FROM article ORDER BY article_id
