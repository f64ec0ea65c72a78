"""What the people who make the theme work with; no part of the program, and not installed."""
