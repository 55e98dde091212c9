// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// What replaces an `invokedynamic` or the `ldc` of a dynamic constant.
///
/// The stack effect is that of the replaced instruction, except that the result may have a more precise class (a lambda's
/// own class instead of its interface).
public sealed interface Lowered {

    /// The classes that the replacement needs. They are equal for equal names; define each once.
    List<SyntheticClass> classes();

    /// `invokestatic owner.name:type`.
    record Call(ClassDesc owner, String name, MethodTypeDesc type, List<SyntheticClass> classes) implements Lowered {}

    /// `getstatic owner.name:type`; a static final field that the owner's initialiser sets.
    record StaticField(ClassDesc owner, String name, ClassDesc type, List<SyntheticClass> classes) implements Lowered {}
}
