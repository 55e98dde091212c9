// SPDX-License-Identifier: Apache-2.0

/// Counting by equal steps.
module corto.counter.steps {
    requires corto.counter.api;
    exports corto.counter.steps;
    provides corto.counter.api.Counter with corto.counter.steps.Steps;
}
