// SPDX-License-Identifier: Apache-2.0

/// The `corto` command.
module corto.cli {
    requires corto.build;
    requires corto.compiler;
    requires corto.composition;
    requires corto.configuration;
    requires corto.console;
    requires corto.kconfig;
    requires corto.manifest;
    requires corto.menuconfig;
    requires corto.graph;
    requires corto.report;
    requires corto.rootfs;
    requires corto.runners;
    requires corto.skeleton;
    requires corto.symbols;
    requires corto.toolchain;
    requires info.picocli;
    opens corto.cli to info.picocli;      // it reads the annotations of commands and sets their fields
}
