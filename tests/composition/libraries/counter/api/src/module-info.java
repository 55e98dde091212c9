// SPDX-License-Identifier: Apache-2.0

/// Counting, by a policy.
module corto.counter.api {
    exports corto.counter.api;
    uses corto.counter.api.Counter;
}
