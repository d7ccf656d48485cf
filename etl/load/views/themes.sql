CREATE TABLE published.themes AS
SELECT theme_id, label_fr, label_en, position, coalesce(n_claims, 0) AS n_claims
FROM theme
LEFT JOIN (SELECT theme_id, count(*) AS n_claims FROM claim_theme GROUP BY theme_id) USING (theme_id)
ORDER BY position, theme_id
