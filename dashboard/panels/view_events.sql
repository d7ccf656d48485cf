-- The events that a followed view keeps, those told last first, each with the quote of its earliest claim. told_on is the
-- day of the newest article that tells it: its publication, else the day on which it was read; first_told_on of the first.
WITH told AS (
    SELECT claims.event_id, min(coalesce(known_on, ingested_at::DATE)) AS first_told_on,
           max(coalesce(known_on, ingested_at::DATE)) AS told_on
    FROM claims JOIN articles USING (article_id) GROUP BY claims.event_id
),
sums AS (
    SELECT event_id, amount_low, amount_high, currency, NULL AS unit, hedge, amount_usd FROM investments
    UNION ALL SELECT event_id, amount_low, amount_high, currency, unit, hedge, amount_usd FROM figures
),
former AS (
    SELECT event_id, list(old_id ORDER BY old_id) AS former_ids FROM event_alias GROUP BY event_id
)
SELECT events.event_id, events.kind, events.headline, events.state, sums.amount_low, sums.amount_high, sums.currency, sums.unit,
       sums.hedge, sums.amount_usd, events.modality, events.disputed, events.date_start, events.date_end, events.date_precision,
       events.n_sources, events.sources, told.first_told_on, told.told_on, coalesce(former.former_ids, []) AS former_ids,
       first.claim_id, first.quote, first.title, first.source, first.url, first.published_on, first.article_id
FROM events
JOIN told USING (event_id)
JOIN claims AS first ON first.claim_id = events.claim_ids[1]
LEFT JOIN sums ON sums.event_id = events.event_id
LEFT JOIN former ON former.event_id = events.event_id
WHERE is_kept(events.company_ids, events.themes, events.kind, events.date_start, events.date_end, events.modality,
              events.sources, events.langs, $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages,
              $dated_only)
  AND ($since::DATE IS NULL OR told.told_on >= $since::DATE)
ORDER BY told.told_on DESC, told.first_told_on DESC, events.event_id
LIMIT $most
