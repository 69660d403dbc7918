"""What is done to the HTML of a page once everything else has touched it."""
