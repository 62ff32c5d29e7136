"""The things that addresses of the matrix name: each function makes one and answers the address's arguments."""
