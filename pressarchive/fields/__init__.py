"""What an archivist writes beside the text: YAML read as words with places, and closed records."""
