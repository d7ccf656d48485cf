-- How often claims of a chance are right, in bands of a tenth: measured in training on articles that the scores had not seen,
-- in the largest set of them.
SELECT lowest, highest, chance, share, claims, correct, corpus
FROM reliability
QUALIFY sum(claims) OVER (PARTITION BY corpus) = (
    SELECT max(total) FROM (SELECT sum(claims) AS total FROM reliability GROUP BY corpus)
)
ORDER BY corpus, lowest
