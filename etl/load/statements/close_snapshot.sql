CHECKPOINT published;
DETACH published;
