"""A scheme applied to a dataset: points, scores, places, grades, what explains a gap, two schemes compared, what pays."""
