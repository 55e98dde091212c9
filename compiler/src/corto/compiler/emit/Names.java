// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

import corto.compiler.analyze.MethodState;
import corto.compiler.world.HeapObject;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaField;
import corto.compiler.world.JavaMethod;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// C and assembler names of what goes into the image: readable, unique, the same in each build.
final class Names {
    private final Map<MethodState, String> methods = new LinkedHashMap<>();
    private final Map<JavaField, String> fields = new LinkedHashMap<>();
    private final Map<JavaClass, String> classes = new LinkedHashMap<>();
    private final Map<HeapObject, String> objects = new LinkedHashMap<>();
    private final Map<String, Integer> used = new HashMap<>();
    private final Set<String> reserved = new HashSet<>();

    String of(MethodState state) {
        String known = methods.get(state);
        if (known == null) {
            JavaMethod method = state.method;
            String export = method.annotationValue("Export");
            if (export != null) {
                known = export;
            } else {
                String name = method.isConstructor() ? "_init_" : method.isClassInitializer() ? "_clinit_" : clean(method.name);
                known = unique(clean(method.owner.name) + "__" + name);
            }
            methods.put(state, known);
        }
        return known;
    }

    String of(JavaField field) {
        return fields.computeIfAbsent(field, f -> unique(clean(f.owner.name) + (f.isStatic() ? "_S_" : "_F_") + clean(f.name)));
    }

    String of(JavaClass type) {
        return classes.computeIfAbsent(type, t -> unique("class_" + clean(t.name.replace("[", "array_of_"))));
    }

    String of(HeapObject object) {
        return objects.computeIfAbsent(object, o -> "o" + objects.size());
    }

    Map<MethodState, String> methods() {
        return methods;
    }

    Map<JavaClass, String> classes() {
        return classes;
    }

    private String unique(String name) {
        int count = used.merge(name, 1, Integer::sum);
        String result = count == 1 ? name : name + "_" + count;
        while (!reserved.add(result)) {
            result = name + "_" + used.merge(name, 1, Integer::sum);
        }
        return result;
    }

    /// Letters, digits and `_` only.
    static String clean(String name) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            result.append(plain ? c : '_');
        }
        return result.toString();
    }
}
