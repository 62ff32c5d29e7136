"""Learning the weights of the second reader from labelled sentences."""
