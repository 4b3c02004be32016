"""How next year's fund may be divided among the pairs: criteria, scores, whole amounts, and how far a plan moves with its weights."""
