"""A made-up nation's programme: counties by the thousand in provinces, hundreds of pairs, ten years."""
