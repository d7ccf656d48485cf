-- How well claims are read, by kind and language: measured in training on articles that the scores had not seen. The largest
-- set of articles comes first; of the claims annotated there (gold), pred were read and matched are both.
SELECT corpus, coalesce(kind, 'all') AS kind, coalesce(lang, 'all') AS lang, precision, recall, core_f1, gold, pred, matched
FROM accuracy
ORDER BY max(gold) OVER (PARTITION BY corpus) DESC, corpus, accuracy.kind NULLS FIRST, accuracy.lang NULLS FIRST
