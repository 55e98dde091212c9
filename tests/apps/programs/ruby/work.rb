require "json"
require "set"
require "digest"
require "tempfile"
require "time"
words = "the crow and the pitcher and the reeds".split
puts words.tally.sort_by { |word, n| [-n, word] }.map { |word, n| "#{word}=#{n}" }.join(" ")
puts JSON.pretty_generate({ "a" => [1, 2.5, nil, true], "b" => { "c" => "é" } })
puts Digest::SHA256.hexdigest(words.join)
queue = Queue.new
results = 4.times.map { |i| Thread.new { (1..1000).sum { |x| x * i } } }.map(&:value)
p results
producer = Thread.new { 5.times { |i| queue << i; sleep 0.01 }; queue << nil }
seen = []
while (item = queue.pop)
  seen << item
end
p seen
mutex = Mutex.new
count = 0
8.times.map { Thread.new { 100.times { mutex.synchronize { count += 1 } } } }.each(&:join)
p count
fiber = Fiber.new { 3.times { |i| Fiber.yield i * i }; :done }
p 4.times.map { fiber.resume }
Tempfile.create("x") { |f| f.puts("line"); f.flush; p File.size(f.path), File.stat(f.path).mode.to_s(8) }
trap("USR1") { puts "USR1" }
Process.kill("USR1", Process.pid)
sleep 0.05
p (2**200), 10.0 / 3, 7.pow(100, 13), Rational(1, 3) + 2
r, w = IO.pipe
w.write("pipe"); w.close
p r.read
p Dir.children("/work").sort, Time.at(1234567890).utc.iso8601
GC.start
p ObjectSpace.count_objects[:TOTAL] > 0
begin
  File.read("/nowhere")
rescue => e
  p e
end
at_exit { puts "bye" }
raise "the end" rescue puts "rescued #{$!.message}"
exit 5
