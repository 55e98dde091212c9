// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The code of this module, package or class may load and store through `Address` and turn objects into addresses.
/// Everywhere else the compiler refuses it: the layering that keeps the kernel memory-safe.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.MODULE, ElementType.PACKAGE, ElementType.TYPE})
public @interface RawMemory {
    /// Why it must.
    String reason();
}
