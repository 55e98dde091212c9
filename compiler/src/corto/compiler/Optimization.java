// SPDX-License-Identifier: Apache-2.0
package corto.compiler;

/// What gcc is asked for.
public enum Optimization {
    /// Small code.
    SIZE("-Os"),
    /// Fast code.
    SPEED("-O2"),
    /// A quick build that debuggers can follow.
    DEBUG("-Og");

    private final String flag;

    Optimization(String flag) {
        this.flag = flag;
    }

    String flag() {
        return flag;
    }
}
