"""The matching page's parts: how the pairs in force stand, the matrix of all counties, a new round."""
