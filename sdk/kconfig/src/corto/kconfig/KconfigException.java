// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

/// A Kconfig file that cannot be understood. The message begins with `file:line: ` and says what is wrong and what was expected.
public final class KconfigException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Position position;

    KconfigException(Position position, String message) {
        super(position == null ? message : position + ": " + message);
        this.position = position;
    }

    /// The line that is wrong; `null` if none is.
    public Position position() {
        return position;
    }
}
