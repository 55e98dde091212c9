// SPDX-License-Identifier: Apache-2.0

/// The test JVM: JUnit's launcher and what it prints.
///
/// JUnit's own console prints a tree of every test; with thousands of them the failures get lost. [Main] prints a line for each class
/// and everything about what failed.
package corto.testing;
