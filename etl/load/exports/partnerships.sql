SELECT * FROM partnerships
WHERE is_kept(
    company_ids, themes, kind, date_start, date_end, modality, sources, langs,
    $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only
)
