// SPDX-License-Identifier: Apache-2.0
package corto.console;

/// Something the user can do something about.
///
/// The message is complete: the first line names what failed and the setting or file behind it, later lines the next step.
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Failure(String what, String... next) {
        super(next.length == 0 ? what : what + "\n" + String.join("\n", next));
    }

    public Failure(Throwable cause, String what, String... next) {
        this(what, next);
        initCause(cause);
    }

    /// The message as it is printed: `corto: ` and the first line, the others indented below it.
    public String text() {
        return "corto: " + getMessage().replace("\n", "\n       ");
    }
}
