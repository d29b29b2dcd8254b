"""What shapes alone cannot say: whether names, scales and files fit together."""
