// SPDX-License-Identifier: Apache-2.0
package corto.compiler.world;

/// A class or member that the code names is not on the class path.
public final class UnresolvedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnresolvedException(String message) {
        super(message);
    }
}
