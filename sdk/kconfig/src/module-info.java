// SPDX-License-Identifier: Apache-2.0

/// The Kconfig language and the values of a configuration, as Linux 6.1 has them.
module corto.kconfig {
    requires corto.console;
    exports corto.kconfig;
}
