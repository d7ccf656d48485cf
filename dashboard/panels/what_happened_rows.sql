-- Every deal, release and state of an alliance that the filters keep, latest first, undated ones at the end.
SELECT event_id, happenings.kind, headline, happenings.state, amount_low, amount_high, currency, hedge, amount_usd,
       happenings.date_start, happenings.date_end, happenings.date_precision, happenings.modality, happenings.n_sources
FROM (
    FROM happenings
    WHERE is_kept(company_ids, themes, kind, date_start, date_end, modality, sources, langs,
                  $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only)
    ORDER BY date_start DESC NULLS LAST, date_end DESC, event_id
    LIMIT $most OFFSET $skip
) AS happenings
JOIN events USING (event_id)
ORDER BY happenings.date_start DESC NULLS LAST, happenings.date_end DESC, event_id
