SET search_path = 'main'
