SET search_path = 'original,main'
