// SPDX-License-Identifier: Apache-2.0
package corto.compiler.check;

import corto.compiler.analyze.MethodState;
import java.util.List;

/// A broken rule: what the rule is, and the calls that lead from who promised to who breaks it.
record Violation(String problem, List<MethodState> chain, String wayOut) {
    String message() {
        StringBuilder text = new StringBuilder(problem);
        for (int i = 0; i < chain.size(); i++) {
            MethodState method = chain.get(i);
            text.append("\n    ").append(i == 0 ? "in " : "calls ").append(method.method.qualifiedName());
            if (method.method.sourceFile() != null) {
                text.append('(').append(method.method.sourceFile());
                int line = firstLine(method);
                text.append(line > 0 ? ":" + line : "").append(')');
            }
        }
        return text.append("\n  ").append(wayOut).toString();
    }

    private static int firstLine(MethodState method) {
        if (method.method.code() != null) {
            for (var instruction : method.method.code().instructions()) {
                if (instruction.line > 0) {
                    return instruction.line;
                }
            }
        }
        return 0;
    }
}
