INSERT INTO theme
SELECT unnest($theme_id::VARCHAR[]), unnest($label_fr::VARCHAR[]), unnest($label_en::VARCHAR[]), unnest($position::INTEGER[])
