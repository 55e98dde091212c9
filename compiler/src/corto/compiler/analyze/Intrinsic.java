// SPDX-License-Identifier: Apache-2.0
package corto.compiler.analyze;

/// A method that the compiler knows: its body is never looked at.
///
/// @param template C expression with `$0`, `$1`, … for the arguments, receiver first; or the name of a special
///        form (`special:…`) that the emitter writes itself
/// @param mayThrow whether the expression may set a pending exception
/// @param result what is known about the result
public record Intrinsic(String template, boolean mayThrow, Result result) {
    /// What a call gives; void methods give INT, a call that cannot return NONE.
    @FunctionalInterface
    public interface Result {
        Value of(Value[] arguments, MethodState caller);
    }

    public boolean isSpecial() {
        return template.startsWith("special:");
    }

    public String special() {
        return template.substring("special:".length());
    }
}
