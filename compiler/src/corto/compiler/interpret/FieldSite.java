// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import corto.compiler.world.JavaField;
import corto.compiler.world.Kind;

/// A field as an instruction uses it.
final class FieldSite {
    final JavaField field;
    final Kind kind;
    final int slots;
    final int slot;

    FieldSite(JavaField field) {
        this.field = field;
        kind = field.kind;
        slots = Method.slots(field.descriptor);
        slot = field.isStatic() ? -1 : field.slot();
    }
}
