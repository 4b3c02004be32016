"""The assessment page's parts: scores, how firm places are, a scheme tried."""
