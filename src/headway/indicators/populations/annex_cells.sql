-- Required cells of Annex A on the last day in a period on which it was drawn, a row a list.
-- clock: snapshot
-- area: own
-- authority: ONS code
-- period: the period
-- day: day on which the list was drawn
-- district: none
-- team: none
-- list_name: which of the eleven lists
-- cells: how many required cells it has
-- blank: how many of them are blank
WITH lists AS (
  SELECT p.period, n.authority, MAX(n.as_at) AS as_at
  FROM period AS p
  JOIN (SELECT DISTINCT authority, as_at FROM annex_cells) AS n ON n.as_at >= p.first_day AND n.as_at <= p.last_day
  GROUP BY p.period, n.authority
)
SELECT
  l.period,
  c.authority,
  c.as_at AS day,
  CAST(NULL AS VARCHAR) AS district,
  CAST(NULL AS VARCHAR) AS team,
  c.list_name,
  c.cells,
  c.blank
FROM lists AS l
JOIN annex_cells AS c ON c.authority = l.authority AND c.as_at = l.as_at
