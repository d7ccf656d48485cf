-- The events of $of_kinds without a date, as they stand beside a time chart, each by its earliest claim; n_undated counts all.
WITH kept AS (
    SELECT event_id FROM events
    WHERE date_start IS NULL AND list_contains($of_kinds::VARCHAR[], kind)
      AND is_kept(company_ids, themes, kind, date_start, date_end, modality, sources, langs,
                  $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only)
)
SELECT event_id, claims.headline, claims.kind, claims.modality, quote, claim_id, amount_low, amount_high, currency, unit, hedge,
       (SELECT count(*) FROM kept) AS n_undated
FROM claims JOIN (FROM kept ORDER BY event_id LIMIT 50) USING (event_id)
QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY known_on NULLS LAST, claim_id) = 1
ORDER BY claims.kind, claims.headline, event_id
