// SPDX-License-Identifier: Apache-2.0
package corto.compiler.world;

import java.util.ArrayList;
import java.util.List;

/// Takes descriptors apart (JVMS §4.3).
public final class Descriptors {
    private Descriptors() {}

    /// The parameter types' descriptors.
    public static List<String> parameters(String methodDescriptor) {
        List<String> result = new ArrayList<>();
        int i = 1;
        while (methodDescriptor.charAt(i) != ')') {
            int end = end(methodDescriptor, i);
            result.add(methodDescriptor.substring(i, end));
            i = end;
        }
        return result;
    }

    public static String returnType(String methodDescriptor) {
        return methodDescriptor.substring(methodDescriptor.indexOf(')') + 1);
    }

    private static int end(String descriptor, int start) {
        int i = start;
        while (descriptor.charAt(i) == '[') {
            i++;
        }
        return descriptor.charAt(i) == 'L' ? descriptor.indexOf(';', i) + 1 : i + 1;
    }

    /// `java/lang/String` → `Ljava/lang/String;`, `[I` → `[I`.
    public static String ofClass(String internalName) {
        return internalName.startsWith("[") ? internalName : "L" + internalName + ";";
    }

    /// `Ljava/lang/String;` → `java/lang/String`, `[I` → `[I`; primitives are not classes by name.
    public static String className(String descriptor) {
        return descriptor.charAt(0) == 'L' ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }
}
