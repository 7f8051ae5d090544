-- Early help assessments that were completed, on the day they were (Annex A list 2).
-- clock: event
-- area: child
-- authority: ONS code
-- child: the child
-- day: day completed
SELECT authority, child, completed AS day
FROM early_help
WHERE completed IS NOT NULL
