-- Every deal that the filters keep, largest first.
SELECT event_id, investors[1] AS payer, investors, recipient, type, purpose, amount_low, amount_high, currency, hedge, amount_usd,
       amount_usd_low, amount_usd_high, fx_date, left_out, date_start, date_end, date_precision, modality, n_sources, disputed
FROM investments
WHERE is_kept(company_ids, themes, 'investment', date_start, date_end, modality, sources, langs,
              $companies, $themes, $kinds, $start, $end, $modalities, $sources, $languages, $dated_only)
ORDER BY amount_usd DESC NULLS LAST, event_id
LIMIT $most OFFSET $skip
