// SPDX-License-Identifier: Apache-2.0
package corto.compiler;

import java.util.List;

/// An image cannot be built. The message is for the person who builds it: culprit, callers with file and line, next step.
public final class CompilationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> neededModules;

    public CompilationException(String message) {
        this(message, List.of());
    }

    public CompilationException(String message, List<String> neededModules) {
        super(message);
        this.neededModules = List.copyOf(neededModules);
    }

    public CompilationException(String message, Throwable cause) {
        super(message, cause);
        neededModules = List.of();
    }

    /// The modules with which more of the program can be in an image; empty if the reason is another.
    public List<String> neededModules() {
        return neededModules;
    }
}
