SELECT text_id, lang, published_on, title, source, url, published_basis, is_day_doubtful, author, knowledge_version FROM article WHERE article_id = $article_id
