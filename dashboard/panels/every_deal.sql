-- Every deal that a filter keeps, largest first; is_dated tells the rows that stand on the axis from the others.
SELECT event_id, investors, recipient, type, amount_low, amount_high, currency, hedge, amount_usd, fx_date,
       cumulative, date_start, date_end, date_precision, modality, date_start IS NOT NULL AS is_dated
FROM investments
WHERE (len($companies) = 0 OR list_has_any(company_ids, $companies))
  AND (len($themes) = 0 OR list_has_any(themes, $themes))
  AND (len($sources) = 0 OR list_has_any(sources, $sources))
  AND (len($languages) = 0 OR list_has_any(languages, $languages))
  AND (len($modalities) = 0 OR list_contains($modalities, modality))
  AND ((date_start IS NULL AND NOT $dated_only)
    OR (date_end >= coalesce($start, DATE '0001-01-01') AND date_start <= coalesce($end, DATE '9999-12-31')))
ORDER BY amount_usd DESC NULLS LAST, event_id
