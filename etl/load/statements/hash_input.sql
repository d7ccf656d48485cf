-- What a snapshot follows from: the articles, what could not be read, corrections, the knowledge, the figures of the reading and
-- the SQL of the views.
SELECT sha256(concat_ws(
    chr(30), $knowledge_version, $views_version,
    (SELECT string_agg(concat_ws(chr(31), article_id, text_id, lang, coalesce(title, ''), coalesce(source, ''),
                                 coalesce(url, ''), coalesce(published_on::VARCHAR, ''), coalesce(published_basis, ''),
                                 is_day_doubtful, coalesce(author, ''), knowledge_version),
                       chr(30) ORDER BY article_id) FROM article),
    (SELECT string_agg(concat_ws(chr(31), name, coalesce(line, 0), reason), chr(30) ORDER BY name, line, reason)
     FROM quarantine),
    (SELECT string_agg(correction::VARCHAR, chr(30) ORDER BY position) FROM correction),
    (SELECT string_agg(accuracy::VARCHAR, chr(30) ORDER BY corpus, kind, lang) FROM accuracy),
    (SELECT string_agg(reliability::VARCHAR, chr(30) ORDER BY corpus, lowest) FROM reliability)
))
