// SPDX-License-Identifier: Apache-2.0

/// Two kinds of sentence: [Failure] (what failed, which setting or file is behind it, what to do next) and [Progress] (a line for a
/// step that takes long). Both go to stderr; stdout belongs to the program that runs.
package corto.console;
