INSERT INTO article
VALUES ($article_id, $text_id, $lang, $title, $source, $url, $published_on, $text, $ingested_at, $knowledge_version,
        $signature::UBIGINT[])
