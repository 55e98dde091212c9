-- system(3) and popen(3) of the C library: posix_spawn.
print(os.execute("exit 5"))
print(os.execute("kill -TERM $$"))
for line in io.popen("sort -r words"):lines() do print(line) end
local pipe = io.popen("tr a-z A-Z", "w")
pipe:write("reeds\n")
print(pipe:close())
print(io.popen("exit 3"):close())
