// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

/// What is odd and does not stop the work. `position` is `null` where no line is to blame, `symbol` where it is about none.
public record Warning(Kind kind, Position position, Symbol symbol, String message) {
    public enum Kind {
        /// In a Kconfig file: a definition that contradicts another, or says what cannot count.
        DEFINITION,
        /// `$(warning-if …)` and `$(info …)`.
        MESSAGE,
        /// In a configuration: a line that is none, a symbol that is not defined, a text that its type does not accept, a second value.
        MALFORMED, UNKNOWN_SYMBOL, INVALID_VALUE, REASSIGNED,
        /// `select` gave a symbol a value that its dependencies do not allow.
        UNMET_DEPENDENCY
    }

    /// `file:line: warning: message`.
    @Override
    public String toString() {
        return (position == null ? "" : position + ": ") + "warning: " + message;
    }
}
