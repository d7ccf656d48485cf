-- Which products run on whose models: every integration that the filters keep, owners with most products first.
WITH kept AS (
    SELECT * FROM integrations
    WHERE is_kept(company_ids, themes, 'integration', date_start, date_end, modality, sources, langs,
                  $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only)
),
owners AS (
    SELECT owner, row_number() OVER (ORDER BY count(*) DESC, owner) AS owner_rank FROM kept GROUP BY owner
)
SELECT kept.owner, kept.product, kept.model, kept.provider, kept.status, kept.modality, kept.date_start, kept.date_end,
       kept.date_precision, kept.n_sources, kept.disputed, kept.event_id
FROM kept
JOIN owners ON owners.owner IS NOT DISTINCT FROM kept.owner
ORDER BY kept.owner IS NULL, owners.owner_rank, kept.product, kept.date_start DESC NULLS LAST, kept.event_id
LIMIT $most OFFSET $skip
