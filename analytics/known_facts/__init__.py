"""What is known of the pairs where a dataset holds only part of what there is: each fact, what is missing, whom to ask."""
