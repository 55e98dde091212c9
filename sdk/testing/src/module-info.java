// SPDX-License-Identifier: Apache-2.0

/// Runs tests, in this JVM or in several.
module corto.testing {
    requires java.management;
    requires org.junit.platform.engine;
    requires org.junit.platform.launcher;
    exports corto.testing;
}
