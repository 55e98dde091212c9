-- Strings, tables, coroutines, closures, files.
local words = {}
for word in ("the crow and the pitcher and the reeds"):gmatch("%a+") do words[word] = (words[word] or 0) + 1 end
local names = {}
for name in pairs(words) do names[#names + 1] = name end
table.sort(names)
for _, name in ipairs(names) do print(name, words[name]) end
local fibonacci = coroutine.wrap(function() local a, b = 0, 1; while true do coroutine.yield(a); a, b = b, a + b end end)
local line = {}
for i = 1, 20 do line[i] = fibonacci() end
print(table.concat(line, " "))
local sum = 0
for i = 1, 3000000 do sum = (sum + i * i) % 1000007 end
print(string.format("%d %.6f %q", sum, math.pi, "a\nb"))
local file = assert(io.open("/tmp/lua", "w"))
for i = 1, 1000 do file:write(i, "\n") end
file:close()
local n = 0
for l in io.lines("/tmp/lua") do n = n + tonumber(l) end
print(n, os.remove("/tmp/lua"), io.open("/tmp/lua"))
collectgarbage()
print(os.time({year = 2020, month = 1, day = 1, hour = 12}), os.getenv("HOME"), os.date("!%F", 0))
