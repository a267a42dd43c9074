-- A map of so many towns: a chain through all of them, so that there is a way, and some roads more.
function map(towns)
  local roads = {}
  for town = 2, towns do roads[#roads + 1] = {town - 1, town, math.random(1, 100)} end
  for _ = 1, 2 * towns do
    local from, to = math.random(1, towns), math.random(1, towns)
    if from ~= to then roads[#roads + 1] = {from, to, math.random(1, 100)} end
  end
  return {towns = towns, roads = shuffle(roads)}
end

-- The roads as the player sees them, a line each.
function drawn(roads)
  local shown = {}
  for place, road in ipairs(roads) do shown[place] = join(road, " ") end
  return join(shown, "\n")
end

-- Reads back what `drawn` wrote.
function read(text)
  local roads = {}
  for from, to, cost in text:gmatch("(%d+) (%d+) (%d+)") do
    roads[#roads + 1] = {tonumber(from), tonumber(to), tonumber(cost)}
  end
  return roads
end

-- What the cheapest way from the first town to the last costs (Bellman and Ford).
function cheapest(towns, roads)
  local costs = {[1] = 0}
  for town = 2, towns do costs[town] = math.maxinteger // 2 end
  for _ = 1, towns - 1 do
    for _, road in ipairs(roads) do
      local from, to, cost = road[1], road[2], road[3]
      costs[to] = math.min(costs[to], costs[from] + cost)
      costs[from] = math.min(costs[from], costs[to] + cost)
    end
  end
  return costs[towns]
end
