"""How dates are typed, where Django's own choice would not do."""
