// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

/// A site that a closed world cannot have. The message is complete: class, method, line, bootstrap, and what to do.
public final class LoweringException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LoweringException(String message) {
        super(message);
    }
}
