-- Every figure that the filters keep, by metric and subject, latest first.
SELECT event_id, metric, subject, subject_id, amount_low, amount_high, currency, unit, hedge, amount_usd, fx_date, date_start,
       date_end, date_precision, modality, n_sources, disputed
FROM figures
WHERE is_kept(company_ids, themes, 'figure', date_start, date_end, modality, sources, langs,
              $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only)
ORDER BY metric, subject, date_start DESC NULLS LAST, event_id
LIMIT $most OFFSET $skip
