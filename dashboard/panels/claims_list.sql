-- Every claim that the filters and the words looked for keep, latest first, undated ones at the end.
SELECT claim_id, date_start, date_end, date_precision, companies, kind, headline, modality, quote, attribution, title, source,
       published_on, lang, themes, confidence, amount_low, amount_high, currency, unit, hedge, amount_usd, fx_date,
       company_ids, event_id, article_id, quote_start, quote_end, rule
FROM claims
WHERE (len($companies::VARCHAR[]) = 0 OR company_bits & bits_of($companies::VARCHAR[]) <> 0)
  AND (len($themes::VARCHAR[]) = 0 OR theme_bits & bits_of($themes::VARCHAR[]) <> 0)
  AND is_kept(company_ids, themes, kind, date_start, date_end, modality, [source], [lang], $companies, $themes, $kinds,
              $start, $end, $modalities, $sources, $languages, $dated_only)
  AND ($search = '' OR contains(strip_accents(lower(concat_ws(' ', quote, headline, title, source))),
                                strip_accents(lower($search))))
ORDER BY date_start DESC NULLS LAST, date_end DESC, claim_id
LIMIT $most OFFSET $skip
