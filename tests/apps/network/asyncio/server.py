# SPDX-License-Identifier: Apache-2.0
# Echo on TCP and UDP with asyncio.
import asyncio
import signal


async def echo(reader, writer):
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    writer.close()


class Datagrams(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, peer):
        self.transport.sendto(data.upper(), peer)


async def main():
    loop = asyncio.get_running_loop()
    end = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, end.set)
    await asyncio.start_server(echo, "0.0.0.0", 7000)
    await loop.create_datagram_endpoint(Datagrams, local_addr=("0.0.0.0", 7000))
    await end.wait()

asyncio.run(main())
