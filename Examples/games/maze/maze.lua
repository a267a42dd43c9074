local steps = {U = {0, -1}, D = {0, 1}, L = {-1, 0}, R = {1, 0}}

-- A maze of rooms by a walk that turns back where it can't go on.
function maze(width, height)
  local grid = {}
  for y = 1, 2 * height + 1 do
    grid[y] = {}
    for x = 1, 2 * width + 1 do grid[y][x] = "#" end
  end
  local stack = {{2, 2}}
  grid[2][2] = " "
  while #stack > 0 do
    local x, y = stack[#stack][1], stack[#stack][2]
    local ways = {}
    for _, name in ipairs(shuffle({"U", "D", "L", "R"})) do
      local dx, dy = steps[name][1], steps[name][2]
      local row = grid[y + 2 * dy]
      if row and row[x + 2 * dx] == "#" then ways[#ways + 1] = {dx, dy} end
    end
    if #ways == 0 then table.remove(stack)
    else
      local dx, dy = ways[1][1], ways[1][2]
      grid[y + dy][x + dx] = " "
      grid[y + 2 * dy][x + 2 * dx] = " "
      stack[#stack + 1] = {x + 2 * dx, y + 2 * dy}
    end
  end
  grid[2][2] = "S"
  grid[2 * height][2 * width] = "E"
  local rows = {}
  for y, row in ipairs(grid) do rows[y] = join(row, "") end
  return {picture = join(rows, "\n")}
end

local function find(rows, letter)
  for y, row in ipairs(rows) do
    local x = row:find(letter, 1, true)
    if x then return x, y end
  end
end

-- Where a player's way leads.
function walk(rows, response)
  local x, y = find(rows, "S")
  for step in upper(trim(response)):gmatch(".") do
    local way = steps[step]
    if not way then return {verdict = "prompt", say = "Only U, D, L and R."} end
    x, y = x + way[1], y + way[2]
    if rows[y]:sub(x, x) == "#" then return {verdict = "reject", say = "Ouch, a wall."} end
  end
  return rows[y]:sub(x, x) == "E"
end

-- The shortest way.
function path(rows)
  local x, y = find(rows, "S")
  local queue, seen, first = {{x, y, ""}}, {}, 1
  seen[x .. "," .. y] = true
  while queue[first] do
    local x, y, way = queue[first][1], queue[first][2], queue[first][3]
    first = first + 1
    if rows[y]:sub(x, x) == "E" then return way end
    for name, step in pairs(steps) do
      local nx, ny = x + step[1], y + step[2]
      local key = nx .. "," .. ny
      if not seen[key] and rows[ny]:sub(nx, nx) ~= "#" then
        seen[key] = true
        queue[#queue + 1] = {nx, ny, way .. name}
      end
    end
  end
end
