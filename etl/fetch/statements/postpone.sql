UPDATE link SET tries = tries + 1, not_before = $not_before WHERE link = $link
