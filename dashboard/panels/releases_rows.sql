-- Every release that the filters keep, latest first, undated ones at the end; one stage of them where $stage names it.
SELECT event_id, developer, model, stage, capability, date_start, date_end, date_precision, modality, n_sources, disputed
FROM releases
WHERE ($stage = '' OR stage = $stage)
  AND is_kept(company_ids, themes, 'release', date_start, date_end, modality, sources, langs,
              $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only)
ORDER BY date_start DESC NULLS LAST, date_end DESC, event_id
LIMIT $most OFFSET $skip
