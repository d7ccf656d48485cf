SELECT link.source, document.url, media_type, body, title, published_on
FROM link JOIN document USING (link) WHERE link.link = $link
