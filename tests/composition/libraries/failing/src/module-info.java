// SPDX-License-Identifier: Apache-2.0

/// Says something at boot.
module corto.failing {
    requires corto.platform.api;
    exports corto.failing;
    provides corto.platform.api.BootStep with corto.failing.FailingStep;
}
