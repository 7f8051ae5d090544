-- Children who were adopted from care, each on the day of the adoption, with how long the steps took.
-- clock: event
-- area: child
-- authority: ONS code
-- child: the child
-- day: day of the adoption
-- days_to_placed: days from the start of care until placed for adoption; NULL where one of them is not told
-- days_to_carers: the same, but where a foster carer adopts until that fostering began; NULL where not told
-- has_order: 1 where there was a placement order
-- days_order_to_match: days from the placement order to the match; NULL where one of them is not told
-- months_to_match: calendar months from that of the decision to that of the match; NULL where one of them is not told
SELECT
  j.authority,
  j.child,
  j.ended AS day,
  CASE WHEN j.start_known = 1 THEN j.placed - j.started END AS days_to_placed,
  CASE
    WHEN j.start_known = 1 AND j.foster_carer = 0 THEN j.placed - j.started
    WHEN j.start_known = 1 AND j.foster_carer = 1 THEN COALESCE(j.carers_since, j.placed) - j.started
  END AS days_to_carers,
  CASE WHEN j.ordered IS NULL THEN 0 ELSE 1 END AS has_order,
  j.matched - j.ordered AS days_order_to_match,
  m.month - d.month AS months_to_match
FROM adoption_journey j
LEFT JOIN calendar m ON m.day = j.matched
LEFT JOIN calendar d ON d.day = j.decided
