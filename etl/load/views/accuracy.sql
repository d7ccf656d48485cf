-- How well claims are read: measured in training on articles that the scores had not seen, by kind and language; a null is all.
CREATE TABLE published.accuracy AS
SELECT corpus, kind, lang, gold, pred, matched, matched / nullif(pred, 0) AS precision, matched / nullif(gold, 0) AS recall,
       core_f1, full_f1
FROM accuracy ORDER BY corpus, kind NULLS FIRST, lang NULLS FIRST
