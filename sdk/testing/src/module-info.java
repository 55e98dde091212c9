// SPDX-License-Identifier: Apache-2.0

/// Runs all unit tests in one JVM.
module corto.testing {
    requires org.junit.platform.engine;
    requires org.junit.platform.launcher;
    exports corto.testing;
}
