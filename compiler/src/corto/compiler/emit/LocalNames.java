// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

import corto.compiler.world.Code;
import corto.compiler.world.Kind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Names the C variables of a method: one for each slot and kind, called as in Java so that a debugger shows it.
final class LocalNames {
    private static final Set<String> TAKEN = Set.of("auto", "break", "case", "char", "const", "continue", "default", "do", "double",
            "else", "enum", "extern", "float", "for", "goto", "if", "inline", "int", "long", "register", "restrict", "return", "short",
            "signed", "sizeof", "static", "struct", "switch", "typedef", "union", "unsigned", "void", "volatile", "while", "asm",
            "typeof", "ref", "jint", "jlong", "jbyte", "jchar", "jshort", "jboolean", "jfloat", "jdouble", "memcpy", "memmove",
            "memset", "memcmp", "main", "unix", "linux");

    /// Follows the name of an array in the name of the variable that keeps its length.
    static final String LENGTH = "_length";

    private record Variable(int slot, Kind kind) {}

    private final Code code;
    private final Map<Variable, String> names = new LinkedHashMap<>();
    private final Set<String> used = new LinkedHashSet<>();

    LocalNames(Code code) {
        this.code = code;
    }

    String of(int slot, Kind kind) {
        return names.computeIfAbsent(new Variable(slot, kind), this::choose);
    }

    private String choose(Variable variable) {
        Set<String> javaNames = new LinkedHashSet<>();
        for (Code.LocalVariable row : code.variables()) {
            if (row.slot() == variable.slot && Kind.ofDescriptor(row.descriptor().charAt(0)).stackKind().isReference() == variable.kind.isReference()) {
                javaNames.add(row.name());
            }
        }
        String name = javaNames.isEmpty() ? "v" + variable.slot + suffix(variable.kind) : String.join("_or_", javaNames);
        name = clean(name);
        while (!used.add(name)) {
            name += suffix(variable.kind);
        }
        return name;
    }

    private static String clean(String name) {
        StringBuilder result = new StringBuilder();
        for (char c : name.toCharArray()) {
            result.append(c < 0x80 && Character.isJavaIdentifierPart(c) && c != '$' ? c : '_');
        }
        String text = result.toString();
        boolean temporary = text.matches("[stLE]\\d+[ilfdar]?");
        return TAKEN.contains(text) || temporary || text.endsWith(LENGTH) || text.equals("_") || text.equals(text.toUpperCase()) ? text + "_" : text;
    }

    static char suffix(Kind kind) {
        return switch (kind) {
            case INT -> 'i';
            case LONG -> 'l';
            case FLOAT -> 'f';
            case DOUBLE -> 'd';
            default -> 'r';
        };
    }

    /// C declarations of all variables named so far but `parameters`.
    String declarations(Set<String> parameters) {
        StringBuilder text = new StringBuilder();
        names.forEach((variable, name) -> {
            if (!parameters.contains(name)) {
                text.append(variable.kind.cName).append(' ').append(name).append("; ");
            }
        });
        return text.toString();
    }
}
