-- What disputed events say, a row a version: each sum and certainty that articles give, with its sources; nothing is averaged.
SELECT disputes.event_id, disputes.version, disputes.date_start, disputes.date_end, disputes.date_edtf, disputes.headline,
       disputes.state, disputes.amount_low, disputes.amount_high, disputes.currency, disputes.unit, disputes.hedge,
       disputes.modality, disputes.sources, disputes.n_sources, events.date_precision
FROM disputes
JOIN events USING (event_id)
WHERE is_kept(disputes.company_ids, disputes.themes, disputes.kind, disputes.date_start, disputes.date_end, NULL,
              disputes.sources, disputes.langs, $companies, $themes, $kinds, $start, $end, [], $sources, $languages, $dated_only)
ORDER BY disputes.date_start DESC NULLS LAST, disputes.event_id, disputes.version
LIMIT $most OFFSET $skip
