// SPDX-License-Identifier: Apache-2.0
package corto.compiler.analyze;

import corto.compiler.world.World;
import java.util.ArrayList;
import java.util.List;

/// Something reached that a closed world cannot have: what, who uses it, and how to get out of it.
///
/// @param module the module that would allow it; null if none does
public record Refusal(String problem, String wayOut, String module, MethodState user, int line) {
    /// Of a longer chain only this many callers inside the libraries are shown; those of the program are the ones to change.
    private static final int MOST_LIBRARY_CALLERS = 6;

    /// The whole message: the problem, the chain of callers with file and line, the next step.
    public String message() {
        StringBuilder text = new StringBuilder(problem);
        List<String> callers = callers();
        int program = programStart();
        for (int i = 0; i < callers.size(); i++) {
            if (i == MOST_LIBRARY_CALLERS && program > i + 2) {
                text.append("\n    … ").append(program - 1 - i).append(" more");
                i = program - 1;
            }
            text.append("\n    ").append(i == 0 ? "used by " : "called by ").append(callers.get(i));
        }
        if (!wayOut.isEmpty()) {
            text.append("\n  ").append(wayOut);
        }
        return text.toString();
    }

    /// The call in the program, not in a library, that leads here; of a library's own roots the outermost method.
    public String site() {
        return callers().get(programStart());
    }

    /// Position in the chain of the first caller that belongs to the application.
    private int programStart() {
        int position = 0;
        for (MethodState caller = user; caller != null; caller = caller.caller) {
            if (caller.method.codeOwner().module.equals(World.APPLICATION)) {
                return position;
            }
            position++;
        }
        return position - 1;
    }

    /// `package.Class.method(File.java:line)`, innermost first.
    private List<String> callers() {
        List<String> callers = new ArrayList<>();
        int callerLine = line;
        for (MethodState caller = user; caller != null; caller = caller.caller) {
            String file = caller.method.sourceFile();
            String place = file == null ? "" : "(" + file + (callerLine > 0 ? ":" + callerLine : "") + ")";
            String root = caller.caller == null && caller.rootReason != null ? "  (" + caller.rootReason + ")" : "";
            callers.add(caller.method.qualifiedName() + place + root);
            callerLine = caller.callerLine;
        }
        return callers;
    }
}
