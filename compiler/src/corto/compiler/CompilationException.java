// SPDX-License-Identifier: Apache-2.0
package corto.compiler;

/// An image cannot be built. The message is for the person who builds it: culprit, callers with file and line, next step.
public final class CompilationException extends Exception {
    private static final long serialVersionUID = 1L;

    public CompilationException(String message) {
        super(message);
    }

    public CompilationException(String message, Throwable cause) {
        super(message, cause);
    }
}
