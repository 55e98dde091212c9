// SPDX-License-Identifier: Apache-2.0
package corto.report;

import corto.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who first called each method that was compiled: the compiler's `reachability.txt`.
///
/// One line a method: `method <TAB> caller <TAB> file:line`. A root (the program's main, an exported method) has no caller.
public final class CallChains {
    private final Map<String, Step> byMethod;

    private CallChains(Map<String, Step> byMethod) {
        this.byMethod = byMethod;
    }

    /// `method` is called by `caller` (empty: it is a root) at `place`.
    public record Step(String method, String caller, String place) {
    }

    public static CallChains read(Path file) {
        try {
            return of(Files.readAllLines(file));
        } catch (IOException e) {
            throw new Failure(e, "Cannot read " + file + ": " + e.getMessage(), "Build the image again: corto build.");
        }
    }

    static CallChains of(List<String> lines) {
        Map<String, Step> steps = new LinkedHashMap<>();
        for (String line : lines) {
            String[] columns = line.split("\t", -1);
            if (!columns[0].isEmpty()) {
                steps.putIfAbsent(columns[0], new Step(columns[0], columns.length > 1 ? columns[1] : "", columns.length > 2 ? columns[2] : ""));
            }
        }
        return new CallChains(steps);
    }

    /// In the order in which they were reached.
    public Set<String> methods() {
        return byMethod.keySet();
    }

    /// From `method` to its root, callee first. A cycle, which a correct file does not have, ends the chain.
    public List<Step> chain(String method) {
        List<Step> chain = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Step step = byMethod.get(method); step != null && seen.add(step.method()); step = byMethod.get(step.caller())) {
            chain.add(step);
        }
        return chain;
    }
}
