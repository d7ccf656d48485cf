ATTACH $path AS published
