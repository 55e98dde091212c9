// SPDX-License-Identifier: Apache-2.0

/// Congestion control of RFC 9438.
module corto.net.congestion.cubic {
    requires transitive corto.net.congestion.api;
    exports corto.net.congestion.cubic;
    provides corto.net.congestion.api.CongestionPolicy with corto.net.congestion.cubic.CubicPolicy;
}
