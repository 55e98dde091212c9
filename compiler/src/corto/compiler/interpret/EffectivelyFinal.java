// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import corto.compiler.world.Access;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaField;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.World;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Private static fields that are not declared final but assigned in no method except their class's initialiser.
///
/// Only the nest can assign them (JVMS §5.4.4), so its code is all there is to look at.
final class EffectivelyFinal {
    private final World world;
    /// By class: names of the fields that its nest assigns outside the class's initialiser.
    private final Map<JavaClass, Set<String>> assigned = new IdentityHashMap<>();

    EffectivelyFinal(World world) {
        this.world = world;
    }

    boolean contains(JavaField field) {
        return (field.flags & Access.PRIVATE) != 0 && field.owner.model != null
                && !assigned.computeIfAbsent(field.owner, this::assignedInNest).contains(field.name);
    }

    private Set<String> assignedInNest(JavaClass type) {
        Set<ClassModel> models = new LinkedHashSet<>();
        for (String member : nest(type)) {
            JavaClass found = world.findClass(member);
            if (found != null && found.model != null) {
                models.add(found.model);
                for (JavaMethod method : found.methods()) {
                    models.add(method.codeOwner().model); // of a substitution
                }
            }
        }
        Set<String> result = new HashSet<>();
        models.forEach(model -> addAssigned(model, type, result));
        return result;
    }

    private List<String> nest(JavaClass type) {
        String host = type.model.findAttribute(Attributes.nestHost()).map(a -> a.nestHost().asInternalName()).orElse(type.name);
        Set<String> result = new LinkedHashSet<>(List.of(type.name, host));
        JavaClass hostClass = world.findClass(host);
        if (hostClass != null && hostClass.model != null) {
            hostClass.model.findAttribute(Attributes.nestMembers())
                    .ifPresent(a -> a.nestMembers().stream().map(ClassEntry::asInternalName).forEach(result::add));
        }
        return List.copyOf(result);
    }

    private static void addAssigned(ClassModel model, JavaClass type, Set<String> result) {
        for (var method : model.methods()) {
            boolean initializer = method.methodName().equalsString("<clinit>") && model.thisClass().asInternalName().equals(type.name);
            if (!initializer) {
                method.code().ifPresent(code -> code.forEach(element -> {
                    if (element instanceof FieldInstruction field && field.opcode() == Opcode.PUTSTATIC) {
                        result.add(field.name().stringValue()); // of whatever owner: a substitution names itself
                    }
                }));
            }
        }
    }
}
