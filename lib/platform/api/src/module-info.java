// SPDX-License-Identifier: Apache-2.0

/// What every platform offers to the runtime: output, input, time, memory, an end. One is selected.
module corto.platform.api {
    requires transitive corto.lang;      // buffers are addresses
    requires corto.log.api;
    exports corto.platform.api;
    uses corto.platform.api.Platform;
    uses corto.platform.api.BootStep;
}
