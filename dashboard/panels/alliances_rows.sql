-- Every state of an alliance that the filters keep, latest first, undated ones at the end.
SELECT event_id, partners, status, modality, date_start, date_end, date_precision, n_sources, disputed, alliance_id
FROM partnerships
WHERE is_kept(company_ids, themes, 'partnership', date_start, date_end, modality, sources, langs,
              $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only)
ORDER BY date_start DESC NULLS LAST, date_end DESC, event_id
LIMIT $most OFFSET $skip
