-- How many claims of each kind the filters and the words looked for keep.
SELECT kind, count(*) AS n
FROM claims
WHERE (len($companies::VARCHAR[]) = 0 OR company_bits & bits_of($companies::VARCHAR[]) <> 0)
  AND (len($themes::VARCHAR[]) = 0 OR theme_bits & bits_of($themes::VARCHAR[]) <> 0)
  AND is_kept(company_ids, themes, kind, date_start, date_end, modality, [source], [lang], $companies, $themes, $kinds,
              $start, $end, $modalities, $sources, $languages, $dated_only)
  AND ($search = '' OR contains(strip_accents(lower(concat_ws(' ', quote, headline, title, source))),
                                strip_accents(lower($search))))
GROUP BY kind
ORDER BY kind
