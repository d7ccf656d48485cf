-- How often claims of a chance are right, in bands of a tenth, measured with `accuracy`.
CREATE TABLE published.reliability AS
SELECT corpus, lowest, highest, claims, chance, correct, correct / nullif(claims, 0) AS share
FROM reliability ORDER BY corpus, lowest
