// SPDX-License-Identifier: Apache-2.0
package corto.report;

import corto.symbols.JavaName;

/// The class file's names of types and methods (JVMS §4.3) as Java source has them.
final class JavaText {
    private JavaText() {
    }

    /// `[Ljava.util.List;` and `[Ljava/util/List;` as `java.util.List[]`, `[[I` as `int[][]`; other names stay.
    static String type(String binaryName) {
        int dimensions = 0;
        while (dimensions < binaryName.length() && binaryName.charAt(dimensions) == '[') {
            dimensions++;
        }
        if (dimensions == 0 || dimensions == binaryName.length()) {
            return binaryName;
        }
        return element(binaryName.substring(dimensions)) + "[]".repeat(dimensions);
    }

    private static String element(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'Z' -> "boolean";
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'S' -> "short";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            case 'V' -> "void";
            default -> descriptor.substring(1, descriptor.endsWith(";") ? descriptor.length() - 1 : descriptor.length()).replace('/', '.');
        };
    }

    /// The class of a line of the table of symbols, with its package: `java.util.List[]`.
    static String className(JavaName name) {
        String type = type(name.type());
        return name.packageName().isEmpty() || type.startsWith(name.packageName() + ".") ? type : name.packageName() + "." + type;
    }

    /// `put(Ljava/lang/Object;I)V` as `put(Object, int)`: types without their packages, no result. Text that is no descriptor stays.
    static String method(String member) {
        int open = member.indexOf('(');
        int close = member.indexOf(')', open + 1);
        if (open < 0 || close < 0) {
            return member;
        }
        StringBuilder text = new StringBuilder(member).delete(open + 1, member.length());
        for (int at = open + 1; at < close; ) {
            int end = at;
            while (end < close && member.charAt(end) == '[') {
                end++;
            }
            int semicolon = member.indexOf(';', end);
            if (member.charAt(end) == 'L' && (semicolon < 0 || semicolon > close)) {
                return member;
            }
            end = member.charAt(end) == 'L' ? semicolon + 1 : end + 1;
            text.append(at == open + 1 ? "" : ", ").append(simple(type("[" + member.substring(at, end))));
            at = end;
        }
        return text.append(')').toString();
    }

    /// Without its package, and without the dimension that made a plain descriptor an array's.
    private static String simple(String arrayType) {
        return arrayType.substring(arrayType.lastIndexOf('.') + 1, arrayType.length() - "[]".length());
    }

    /// `class [Lcorto.net.Port;`, the label of a Class object, as `corto.net.Port[]`.
    static String mirrored(String label) {
        String name = label.startsWith("class ") ? label.substring("class ".length()) : label;
        return type(name);
    }
}
