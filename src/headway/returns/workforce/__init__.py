"""The social-work workforce, month by month: two lists of Headway's own, made from payroll and the case system."""
