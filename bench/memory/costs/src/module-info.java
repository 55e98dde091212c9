// SPDX-License-Identifier: Apache-2.0

/// What frames and cells cost, measured from within.
module costs {
    requires corto.memory.pool;
    requires corto.platform.api;
    requires corto.platform.x86_64;
    exports costs;
    provides corto.platform.api.BootStep with costs.CostsStep;
}
