"""What employers' systems may ask of this room. Nothing here may tell, by content, count or time, who is a party member."""
