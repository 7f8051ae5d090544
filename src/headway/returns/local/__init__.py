"""What no return carries: in which district and team each child is, and how many children live in each district."""
