-- The events of a kind that filters keep, from the tables that the articles were read into: none of the views plays a part.
-- An event has the day of its claim with the narrowest date, and the parties, themes, sources and languages of all claims.
WITH told AS (
    SELECT event_claim.event_id, claim.*, event_claim.rank FROM event_claim JOIN claim USING (claim_id)
),
day AS (
    SELECT event_id, arg_min(date_start, (date_end - date_start, rank)) AS first_day,
           arg_min(date_end, (date_end - date_start, rank)) AS last_day
    FROM told WHERE date_start IS NOT NULL GROUP BY event_id
)
SELECT event.event_id
FROM event LEFT JOIN day USING (event_id)
WHERE event.kind = $view_kind
  AND (len($modalities) = 0 OR event.modality IN (SELECT unnest($modalities)))
  AND (len($kinds) = 0 OR event.kind IN (SELECT unnest($kinds)))
  AND (first_day IS NULL OR $start::DATE IS NULL OR last_day >= $start::DATE)
  AND (first_day IS NULL OR $end::DATE IS NULL OR first_day <= $end::DATE)
  AND (first_day IS NOT NULL OR NOT $dated_only)
  AND (len($companies) = 0 OR event_id IN (
      SELECT event_id FROM told JOIN claim_party USING (claim_id) WHERE company_id IN (SELECT unnest($companies))))
  AND (len($themes) = 0 OR event_id IN (
      SELECT event_id FROM told JOIN claim_theme USING (claim_id) WHERE theme_id IN (SELECT unnest($themes))))
  AND (len($sources) = 0 OR event_id IN (
      SELECT event_id FROM told JOIN article USING (article_id) WHERE source IN (SELECT unnest($sources))))
  AND (len($languages) = 0 OR event_id IN (
      SELECT event_id FROM told JOIN article USING (article_id) WHERE lang IN (SELECT unnest($languages))))
ORDER BY event_id
