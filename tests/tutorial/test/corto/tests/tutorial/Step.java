// SPDX-License-Identifier: Apache-2.0
package corto.tests.tutorial;

import java.util.List;

/// Something that a document has its reader do. `line` is where it says so.
sealed interface Step {
    int line();

    /// A command typed into a shell, and the lines that it prints. A line `…` stands for any number of lines, `…` in a line for any text.
    record Command(int line, String text, List<String> output) implements Step {}

    /// A file with this content.
    record FileContent(int line, String path, String text) implements Step {}

    /// A command that draws on a terminal, the keys typed there, and lines that the screen has then. Without a command the terminal of the step before is used; without
    /// rows the command has ended.
    record Screen(int line, String command, List<String> keys, List<String> rows) implements Step {}
}
