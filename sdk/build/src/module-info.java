// SPDX-License-Identifier: Apache-2.0

/// Finds the modules of the repository and compiles them with the JDK's own javac, in this JVM.
module corto.build {
    requires transitive java.compiler;
    exports corto.build;
}
