"""The sidebar's filters: what can be chosen, how a choice lives in the URL, the chips above the title."""
