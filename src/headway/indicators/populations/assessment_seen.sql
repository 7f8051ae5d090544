-- Assessments that were authorised, as Annex A list 4 tells them, on the day they were.
-- clock: event
-- area: child
-- authority: ONS code
-- child: the child
-- day: day authorised
-- seen: Y, N or U: whether the child was seen during the assessment
SELECT authority, child, authorised AS day, seen
FROM annex_assessment
WHERE authorised IS NOT NULL
