// SPDX-License-Identifier: Apache-2.0
package corto.symbols;

/// One line of a stack trace: `module/className.method(position)`.
///
/// `module` is empty for classes of the application. A function that is not Java's (assembly, C) has no class; `method` is its symbol.
public record Frame(String module, String className, String method, String position) {
    static final String CONSTRUCTOR = "<init>";

    boolean isJava() {
        return !className.isEmpty();
    }

    @Override
    public String toString() {
        return (module.isEmpty() ? "" : module + "/") + (isJava() ? className + "." : "") + method + "(" + position + ")";
    }
}
