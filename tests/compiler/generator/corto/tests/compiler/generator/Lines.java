// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler.generator;

/// Source text under construction, indented by its blocks.
final class Lines {
    private final StringBuilder text = new StringBuilder();
    private int depth;

    void line(String line) {
        if (!line.isEmpty()) {
            text.repeat("    ", depth).append(line);
        }
        text.append('\n');
    }

    /// `head {`.
    void open(String head) {
        line(head + " {");
        depth++;
    }

    void close() {
        close("");
    }

    /// `} tail`.
    void close(String tail) {
        depth--;
        line("}" + tail);
    }

    /// `} head {`.
    void next(String head) {
        depth--;
        line("} " + head + " {");
        depth++;
    }

    /// A label line of a switch: the following lines belong to it.
    void label(String label) {
        depth--;
        line(label);
        depth++;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
