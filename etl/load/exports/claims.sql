SELECT * EXCLUDE (company_bits, theme_bits) FROM claims
WHERE is_kept(
    company_ids, themes, kind, date_start, date_end, modality, [source], [lang],
    $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only
)
