"""What this room does with the rows of imported lists: the register, and employers' rosters."""
