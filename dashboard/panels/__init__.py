"""One question each: a .sql that asks it and a same-stem .py whose `figure` draws the answer."""
