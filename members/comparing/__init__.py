"""Between the tables of this room and the linkage engine: loading what is compared, storing what was found."""
