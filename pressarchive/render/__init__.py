"""Layer 5: a view and a template become the bytes of a page."""
