// SPDX-License-Identifier: Apache-2.0
package corto.console;

/// What standard input, output and error of this process lead to.
///
/// The launcher finds out which of them are terminals and says it in the system property `corto.terminal` (their numbers, such as `1`, `2` or
/// `012`): Java knows only about both input and output together.
public final class Terminal {
    private static final int USUAL_COLUMNS = 80;
    private static final String TERMINALS = System.getProperty("corto.terminal", "");

    private Terminal() {
    }

    public static boolean isInput() {
        return TERMINALS.contains("0");
    }

    public static boolean isOutput() {
        return TERMINALS.contains("1");
    }

    /// Whether a line on standard error can be written over: a terminal that understands control sequences (ECMA-48).
    public static boolean canRewriteErrors() {
        return TERMINALS.contains("2") && !isDumb();
    }

    /// Whether standard output may have colours: a terminal, and the user did not say otherwise (https://no-color.org).
    public static boolean hasColours() {
        return isOutput() && !isDumb() && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    }

    /// Of the terminal that standard error leads to.
    public static int columns() {
        int columns = Integer.getInteger("corto.columns", USUAL_COLUMNS);
        return columns > 0 ? columns : USUAL_COLUMNS;
    }

    private static boolean isDumb() {
        String type = System.getenv().getOrDefault("TERM", "");
        return type.isEmpty() || type.equals("dumb");
    }
}
