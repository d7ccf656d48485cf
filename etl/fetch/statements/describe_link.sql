SELECT source, state, tries FROM link WHERE link = $link OR url = $link LIMIT 1
