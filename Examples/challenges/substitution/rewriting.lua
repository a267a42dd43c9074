-- What each stage wants of a word.
function only_a(word) return (word:gsub("b", "")) end
function in_order(word) return only_a(word) .. (word:gsub("a", "")) end
function turned(word) return (only_a(word):gsub("a", "c")) end

-- So many words with what is wanted of each.
function cases(count, wanted)
  local list = {}
  for place = 1, count do
    local letters = {}
    for index = 1, math.random(1, 12) do letters[index] = choice({"a", "b"}) end
    local word = join(letters, "")
    list[place] = {given = word, wanted = wanted(word)}
  end
  return list
end

-- Reads rules; nothing, and why, where they are none.
function rules(text, most)
  local list = {}
  for _, line in ipairs(lines(text)) do
    if trim(line) ~= "" then
      local left, right = line:match("^%s*(%S+)%s*=>%s*(%S*)%s*$")
      if not left then return nil, "This is no rule: " .. line:sub(1, 40) end
      list[#list + 1] = {left, right}
    end
  end
  if #list > most then return nil, "At most " .. most .. " rules, please." end
  return list
end

-- Applies the first rule that fits, until none does.
function rewritten(word, rules)
  for _ = 1, 200 do
    local changed = false
    for _, rule in ipairs(rules) do
      local from, to = word:find(rule[1], 1, true)
      if from then
        word = word:sub(1, from - 1) .. rule[2] .. word:sub(to + 1)
        changed = true
        break
      end
    end
    if not changed then return word end
    if #word > 200 then return nil end
  end
end

-- Judges the player's rules on all cases.
function tried(text, cases, most)
  local list, problem = rules(text, most)
  if not list then return {verdict = "reject", say = problem} end
  for _, case in ipairs(cases) do
    local got = rewritten(case.given, list)
    if got ~= case.wanted then
      return {verdict = "reject", say = case.given .. " should become \"" .. case.wanted .. "\"; your rules make "
        .. (got and "\"" .. got .. "\"" or "no end of it") .. "."}
    end
  end
  return true
end
