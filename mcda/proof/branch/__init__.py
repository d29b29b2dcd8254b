"""Branch and bound over boxes of weights: what non-linear methods allow, bracketed with proof."""
