// SPDX-License-Identifier: Apache-2.0

/// Writes the first version of what people begin with: kernel libraries, applications.
module corto.skeleton {
    requires transitive corto.build;     // modules as sources
    requires corto.composition;
    requires corto.console;
    requires java.compiler;              // what is a keyword
    exports corto.skeleton;
}
