"""What employers' systems may ask of this room. Who is a party member is never looked up here."""
