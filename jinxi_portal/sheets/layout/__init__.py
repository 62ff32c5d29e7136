"""Where the table lies in a sheet, which column is which, and what each row is."""
