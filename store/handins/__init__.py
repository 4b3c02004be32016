"""What counties hand in: kept as it came, judged against what is published, answered, and taken in."""
