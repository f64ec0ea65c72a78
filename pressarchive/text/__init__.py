"""What is true of text in any language: folding, slugs, order, typography."""
