// SPDX-License-Identifier: Apache-2.0

/// Says something at boot.
module corto.early {
    requires corto.platform.api;
    exports corto.early;
    provides corto.platform.api.BootStep with corto.early.EarlyStep;
}
