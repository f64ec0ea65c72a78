"""Charts: plain numbers become the geometry of bars, sparklines, bows and calendars; templates draw it."""
