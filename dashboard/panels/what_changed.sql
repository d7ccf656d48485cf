-- The latest dated events up to the snapshot, newest first: eight, or up to sixty since a day; those to come are plans
-- and stand on the charts.
SELECT events.event_id, events.kind, events.headline, companies.colour AS slot, events.state, investments.amount_low,
       investments.amount_high, investments.currency, investments.hedge, events.modality, events.disputed,
       events.date_start, events.date_end, events.date_precision, events.sources, events.n_sources, true AS is_dated
FROM events
LEFT JOIN investments USING (event_id)
LEFT JOIN (
    SELECT event_id, investor_ids[1] AS company_id FROM investments
    UNION ALL SELECT event_id, developer_id FROM releases
    UNION ALL SELECT event_id, partner_ids[1] FROM partnerships
) AS firsts USING (event_id)
LEFT JOIN companies ON companies.company_id = firsts.company_id
WHERE events.kind IN ('investment', 'release', 'partnership')
  AND events.date_start IS NOT NULL
  AND events.date_end <= $snapshot_day
  AND ($since::DATE IS NULL OR events.date_end >= $since::DATE)
  AND is_kept(events.company_ids, events.themes, events.kind, events.date_start, events.date_end, events.modality,
              events.sources, events.langs, $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages,
              $dated_only)
ORDER BY events.date_start DESC, events.date_end DESC, events.event_id
LIMIT (CASE WHEN $since::DATE IS NULL THEN 8 ELSE 60 END)
