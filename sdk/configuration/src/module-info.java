// SPDX-License-Identifier: Apache-2.0

/// What a configuration means for an image.
module corto.configuration {
    requires corto.console;
    requires transitive corto.build;
    requires corto.composition;
    requires transitive corto.kconfig;
    requires transitive corto.manifest;
    exports corto.configuration;
}
