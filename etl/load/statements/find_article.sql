SELECT text_id, lang, published_on, title, source, url, knowledge_version FROM article WHERE article_id = $article_id
