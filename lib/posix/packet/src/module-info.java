// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Packet sockets: frames as they come and go.
@RawMemory(reason = "copies frames into rings that programs map, reads and writes structures of options")
module corto.posix.packet {
    requires corto.posix.sockets;
    requires corto.posix.process;        // its memory
    requires corto.posix.time;           // the wall clock, for times of packets
    requires corto.net.kernel;
    requires corto.net.bpf;
    requires corto.memory.frames.api;    // of rings
    exports corto.posix.packet;
    provides corto.posix.sockets.SocketFamily with corto.posix.packet.PacketFamily;
}
