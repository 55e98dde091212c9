// SPDX-License-Identifier: Apache-2.0

/// A configuration edited in the terminal, with the look and the keys of Linux's menuconfig.
module corto.menuconfig {
    requires corto.console;
    requires transitive corto.kconfig;
    requires org.jline.terminal;
    exports corto.menuconfig;
}
