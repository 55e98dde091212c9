// SPDX-License-Identifier: Apache-2.0
package corto.compiler.world;

/// Code that cannot be linked: it names a class or member that is not there, or does what a closed world does not have.
public final class UnresolvedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String MISSING = "Put it on the class path (corto.yaml: `classpath`), or leave out the code that uses it.";

    private final String wayOut;

    /// Something is missing on the class path.
    public UnresolvedException(String message) {
        this(message, MISSING);
    }

    public UnresolvedException(String message, String wayOut) {
        super(message);
        this.wayOut = wayOut;
    }

    /// What the person who builds the image can do.
    public String wayOut() {
        return wayOut;
    }
}
