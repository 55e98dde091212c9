// SPDX-License-Identifier: Apache-2.0
package corto.compiler.analyze;

import corto.compiler.world.JavaField;
import java.util.LinkedHashSet;
import java.util.Set;

/// The facts about one field, or about what all arrays of one class hold.
public final class FieldState {
    /// Null for array contents.
    public final JavaField field;
    public Value value = Value.NONE;
    final Set<MethodState> readers = new LinkedHashSet<>();
    boolean read;
    boolean written;

    FieldState(JavaField field) {
        this.field = field;
    }

    /// Whether reached code reads it other than as a constant.
    public boolean isRead() {
        return read;
    }

    /// Whether reached code writes it.
    public boolean isWritten() {
        return written;
    }
}
