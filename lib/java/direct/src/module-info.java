// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The network for programs that copy nothing: packets and segments in place.
@RawMemory(reason = "reads and writes packets, within their bounds")
module corto.java.direct {
    requires corto.runtime;
    requires corto.java.threads;         // who waits for a packet is a thread
    requires corto.net.kernel;
    requires corto.sched.api;
    exports corto.java.direct;
}
