-- What the head of the articles page counts: what was read and how, and what was not.
SELECT count(*) AS n_articles, count(*) FILTER (WHERE status = 'no_claims') AS n_without_claim,
       count(*) FILTER (WHERE published_on IS NULL) AS n_without_day, (SELECT count(*) FROM quarantine) AS n_refused,
       (SELECT count(DISTINCT reason) FROM quarantine) AS n_reasons
FROM articles
