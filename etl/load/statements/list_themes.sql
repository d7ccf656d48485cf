SELECT theme_id FROM themes
