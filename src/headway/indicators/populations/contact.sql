-- Contacts, on the day they were received (Annex A list 1).
-- clock: event
-- area: child
-- authority: ONS code
-- child: the child
-- day: day received
-- referred: 1 where a referral of the child was received on the day of the contact or within 10 days after
WITH referred AS (
  SELECT DISTINCT c.authority, c.child, c.received
  FROM contact AS c
  JOIN referral AS r ON r.authority = c.authority AND r.child = c.child
  WHERE r.received - c.received BETWEEN 0 AND 10
)
SELECT
  c.authority,
  c.child,
  c.received AS day,
  CASE WHEN r.received IS NULL THEN 0 ELSE 1 END AS referred
FROM contact AS c
LEFT JOIN referred AS r ON r.authority = c.authority AND r.child = c.child AND r.received = c.received
