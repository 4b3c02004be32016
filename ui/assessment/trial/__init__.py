"""The sandbox's parts: a scheme edited, what it comes to beside another, what is taken away."""
