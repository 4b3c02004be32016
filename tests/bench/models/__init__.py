"""What models cost that are drawn or searched: how firm places are."""
