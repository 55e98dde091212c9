// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

/// Code cannot run at build time. The message is a sentence that names the cause, the method and the line.
public final class BuildTimeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What started a chain of classes that need each other.
    final String root;

    BuildTimeException(String message) {
        this(message, message);
    }

    BuildTimeException(String message, String root) {
        super(message, null, false, false);
        this.root = root;
    }
}
