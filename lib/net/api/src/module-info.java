// SPDX-License-Identifier: Apache-2.0

/// What the network stack and its surroundings know of each other: devices below it, a clock and randomness beside it.
module corto.net.api {
    requires transitive corto.net.packet;   // devices take and give packets
    requires transitive corto.drivers.api;  // devices interrupt
    exports corto.net.api;
}
