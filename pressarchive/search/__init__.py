"""Search: what may be searched as documents, indexed by Pagefind, and the cards that show what was found."""
