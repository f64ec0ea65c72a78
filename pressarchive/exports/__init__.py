"""What is published for programs: one format a file, each a pure function from a document to bytes."""
