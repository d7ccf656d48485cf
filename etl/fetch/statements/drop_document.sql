DELETE FROM document WHERE link = $link
