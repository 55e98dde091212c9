// SPDX-License-Identifier: Apache-2.0

/// Says something at boot.
module corto.ahead {
    requires corto.platform.api;
    requires corto.early;            // so its step is second, whatever the names say
    exports corto.ahead;
    provides corto.platform.api.BootStep with corto.ahead.AheadStep;
}
