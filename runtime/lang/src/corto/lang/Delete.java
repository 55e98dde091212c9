// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// No image may reach this method; doing so is a build error that gives the reason. In a substitution that holds for every caller, in a class that
/// replaces one of java.base for callers outside java.base only (docs/decisions/0041).
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface Delete {
    /// What the user reads: why it cannot be, and what to do instead.
    String reason();
}
