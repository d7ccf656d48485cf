SELECT * FROM articles
WHERE is_article_kept(
    company_ids, themes, kinds, published_on, modalities, source, lang,
    $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only
)
