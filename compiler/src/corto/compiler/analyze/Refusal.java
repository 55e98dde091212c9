// SPDX-License-Identifier: Apache-2.0
package corto.compiler.analyze;

/// Something reached that a closed world cannot have: what, who uses it, and how to get out of it.
public record Refusal(String problem, String wayOut, MethodState user, int line) {
    private static final int MOST_CALLERS = 12;

    /// The whole message: the problem, the chain of callers with file and line, the next step.
    public String message() {
        StringBuilder text = new StringBuilder(problem);
        int callerLine = line;
        int count = 0;
        for (MethodState caller = user; caller != null; caller = caller.caller) {
            if (count++ == MOST_CALLERS) {
                text.append("\n    … and its callers");
                break;
            }
            String file = caller.method.sourceFile();
            text.append("\n    ").append(count == 1 ? "used by " : "called by ").append(caller.method.qualifiedName());
            if (file != null) {
                text.append('(').append(file).append(callerLine > 0 ? ":" + callerLine : "").append(')');
            }
            callerLine = caller.callerLine;
            if (caller.caller == null && caller.rootReason != null) {
                text.append("  (").append(caller.rootReason).append(')');
            }
        }
        if (!wayOut.isEmpty()) {
            text.append("\n  ").append(wayOut);
        }
        return text.toString();
    }
}
