// SPDX-License-Identifier: Apache-2.0

/// Stream sockets that connect parts of one machine: unix(7).
module corto.net.local {
    requires transitive corto.lang;                  // results, addresses
    requires transitive corto.memory.frames.api;     // where bytes wait
    requires transitive corto.sched.events;          // who waits for them
    exports corto.net.local;
}
