// SPDX-License-Identifier: Apache-2.0

/// Congestion control as a policy: how much a connection may have under way, and what a loss means for that.
module corto.net.congestion.api {
    requires transitive corto.lang;
    exports corto.net.congestion.api;
}
