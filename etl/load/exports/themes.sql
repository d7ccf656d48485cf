SELECT * FROM themes
WHERE len($themes::VARCHAR[]) = 0 OR list_contains($themes::VARCHAR[], theme_id)
