-- Child protection plans, on the day they began.
-- clock: event
-- area: child
-- authority: ONS code
-- child: the child
-- day: day the plan began
-- earlier_plans: how many earlier plans the authority has recorded for the child, however long ago
-- days_since_last: days from the latest end among the child's earlier plans in the data to this start
SELECT
  authority,
  child,
  started AS day,
  earlier_plans,
  started - MAX(ended) OVER (
    PARTITION BY authority, child ORDER BY started ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  ) AS days_since_last
FROM protection_plan
