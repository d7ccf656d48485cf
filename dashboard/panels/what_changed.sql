-- The latest dated events up to the snapshot, newest first: eight, or up to sixty since a day; those to come are plans
-- and stand on the charts.
WITH latest AS (
    SELECT rowid AS place, event_id FROM events
    WHERE kind IN ('investment', 'release', 'partnership')
      AND date_start IS NOT NULL
      AND date_end <= $snapshot_day
      AND ($since::DATE IS NULL OR date_end >= $since::DATE)
      AND is_kept(company_ids, themes, kind, date_start, date_end, modality, sources, langs, $companies, $themes, $kinds, $start,
                  $end, $modalities, $sources, $languages, $dated_only)
    ORDER BY date_start DESC, date_end DESC, event_id
    LIMIT (CASE WHEN $since::DATE IS NULL THEN 8 ELSE 60 END)
),
firsts AS (
    SELECT event_id, investor_ids[1] AS company_id FROM investments SEMI JOIN latest USING (event_id)
    UNION ALL SELECT event_id, developer_id FROM releases SEMI JOIN latest USING (event_id)
    UNION ALL SELECT event_id, partner_ids[1] FROM partnerships SEMI JOIN latest USING (event_id)
)
SELECT events.event_id, events.kind, events.headline, companies.colour AS slot, events.state, deals.amount_low,
       deals.amount_high, deals.currency, deals.hedge, events.modality, events.disputed,
       events.date_start, events.date_end, events.date_precision, events.sources, events.n_sources, true AS is_dated
FROM latest
JOIN events ON events.rowid = latest.place
LEFT JOIN (FROM investments SEMI JOIN latest USING (event_id)) AS deals ON deals.event_id = events.event_id
LEFT JOIN firsts ON firsts.event_id = events.event_id
LEFT JOIN companies ON companies.company_id = firsts.company_id
ORDER BY events.date_start DESC, events.date_end DESC, events.event_id
