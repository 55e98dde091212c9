// SPDX-License-Identifier: Apache-2.0
package corto.build;

/// javac refused the sources. The message is what javac printed.
public final class CompilationFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CompilationFailed(String javacOutput) {
        super(javacOutput);
    }
}
