"""The preview: the site built, watched, built again and shown while its editor writes."""
