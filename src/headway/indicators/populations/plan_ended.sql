-- Child protection plans that ended, on the day they did.
-- clock: event
-- area: child
-- authority: ONS code
-- child: the child
-- day: day the plan ended
-- days_lasted: days the plan lasted, the first and the last both counted
SELECT authority, child, ended AS day, ended - started + 1 AS days_lasted
FROM protection_plan
WHERE ended IS NOT NULL
