// SPDX-License-Identifier: Apache-2.0

/// Congestion control of RFC 5681.
module corto.net.congestion.reno {
    requires transitive corto.net.congestion.api;
    exports corto.net.congestion.reno;
    provides corto.net.congestion.api.CongestionPolicy with corto.net.congestion.reno.RenoPolicy;
}
