# SPDX-License-Identifier: Apache-2.0
# An HTTP server with a thread for each connection.
require 'socket'

trap('TERM') { exit 0 }
server = TCPServer.new('0.0.0.0', 8000)
loop do
  Thread.new(server.accept) do |client|
    request = client.gets
    length = 0
    while (line = client.gets) && line != "\r\n"
      length = line.split(':')[1].to_i if line =~ /\Acontent-length:/i
    end
    text = length > 0 ? client.read(length) : "Hello from Ruby: #{request.split[1]}\n"
    client.write("HTTP/1.1 200 OK\r\nContent-Length: #{text.bytesize}\r\nConnection: close\r\n\r\n#{text}")
    client.close
  end
end
