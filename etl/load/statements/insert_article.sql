INSERT INTO article
VALUES ($article_id, $text_id, $lang, $title, $source, $url, $published_on, $text, $ingested_at, $knowledge_version,
        $signature::UBIGINT[], $published_basis, $is_day_doubtful, $author)
