// SPDX-License-Identifier: Apache-2.0

/// Counting by doubling.
module corto.counter.doubling {
    requires corto.counter.api;
    exports corto.counter.doubling;
    provides corto.counter.api.Counter with corto.counter.doubling.Doubling;
}
