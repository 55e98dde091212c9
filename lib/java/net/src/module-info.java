// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The sockets of a Java program: java.net and java.nio.channels on the network stack.
@RawMemory(reason = "writes names and numbers into callers' memory")
module corto.java.net {
    requires corto.runtime;              // whose service it provides
    requires corto.java.descriptors;
    requires corto.java.threads;         // who waits for a packet is a thread
    requires corto.net.kernel;
    requires corto.net.dns;
    requires corto.net.multicast;        // of images with IGMP or MLD
    requires corto.platform.random;      // ports and numbers of questions to name servers
    requires corto.fs.epoll;
    requires corto.fs.eventfd;
    requires corto.fs.pipe;
    requires corto.sched.api;
    exports corto.java.net;
    provides corto.runtime.SocketService with corto.java.net.LockedSockets;
}
