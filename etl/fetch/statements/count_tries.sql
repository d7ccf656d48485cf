SELECT tries FROM link WHERE link = $link
