// SPDX-License-Identifier: Apache-2.0
package corto.compiler;

/// What gcc is asked for.
public enum Optimization {
    /// Small code.
    SIZE("-Os"),
    /// Fast code.
    SPEED("-O2"),
    /// A build that debuggers can follow.
    DEBUG("-Og"),
    /// The quickest build, for tests with thousands of programs: by tcc where it is installed, which takes a hundredth of gcc's time and
    /// optimises nothing; else by gcc. Traces and debuggers do not know lines.
    QUICK("-O1");

    private final String flag;

    Optimization(String flag) {
        this.flag = flag;
    }

    /// How much debug information gcc writes. Variables only for debuggers: finding where each is after optimisation doubles gcc's time.
    String debugFlag() {
        return switch (this) {
            case DEBUG -> "-g";
            case SIZE, SPEED -> "-g1";
            case QUICK -> "-g0";
        };
    }

    String flag() {
        return flag;
    }
}
