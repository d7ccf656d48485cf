-- What the date line of every page says of the snapshot.
SELECT number, published_at, is_sample, as_of::TIMESTAMP AS as_of, n_left_out,
       (SELECT count(*) FROM articles) AS n_articles,
       (SELECT count(*) FROM quarantine) AS n_quarantined,
       (SELECT max(published_on) FROM articles)::TIMESTAMP AS newest
FROM snapshot
