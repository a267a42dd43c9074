-- Each digit is three characters wide.
local rows = {
  " _     _  _     _  _  _  _  _ ",
  "| |  | _| _||_||_ |_   ||_||_|",
  "|_|  ||_  _|  | _||_|  ||_| _|",
}

-- A number as a display of seven segments shows it.
function picture(number)
  local lines = {}
  for place, row in ipairs(rows) do
    local line = {}
    for digit in number:gmatch("%d") do line[#line + 1] = row:sub(3 * digit + 1, 3 * digit + 3) end
    lines[place] = join(line, " ")
  end
  return join(lines, "\n")
end
