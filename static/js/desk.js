// What staff pages need.
