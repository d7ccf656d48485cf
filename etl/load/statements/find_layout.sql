SELECT version FROM layout
