"""Proof: answers in whole numbers and fractions, and brackets that hold whatever is rounded."""
