-- The themes that can be filtered: those that a claim has, in the order of the themes.
SELECT theme_id, label_fr, label_en FROM themes WHERE n_claims > 0 ORDER BY position, theme_id
