-- Digits of three by five dots, row by row.
local digits = {
  ["0"] = "111101101101111", ["1"] = "010110010010111", ["2"] = "111001111100111", ["3"] = "111001111001111",
  ["4"] = "101101111001001", ["5"] = "111100111001111", ["6"] = "111100111101111", ["7"] = "111001001001001",
  ["8"] = "111101111101111", ["9"] = "111101111001111",
}

-- A picture of digits as a portable bitmap (PBM, plain), with an empty column behind each.
function picture(text)
  local rows = {}
  for row = 1, 5 do
    local dots = {}
    for place, digit in ipairs(letters(text)) do dots[place] = digits[digit]:sub(3 * row - 2, 3 * row) .. "0" end
    rows[row] = join(dots, "")
  end
  return "P1\n" .. 4 * #text .. " 5\n" .. join(rows, "\n") .. "\n"
end

-- Reads the digits of a picture's rows.
function seen(dots)
  local names = {}
  for digit, shape in pairs(digits) do names[shape] = digit end
  local rows, found = lines(dots), {}
  for column = 1, #rows[1], 4 do
    local shape = ""
    for row = 1, 5 do shape = shape .. rows[row]:sub(column, column + 2) end
    found[#found + 1] = names[shape]
  end
  return join(found, "")
end

-- The answer to the second round.
function turned(text)
  local value = from_json(text)
  value.items = reverse(value.items)
  return json(value)
end
