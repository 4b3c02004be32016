"""What judgement costs: matchings of counties, and what else weighs pairs against one another."""
