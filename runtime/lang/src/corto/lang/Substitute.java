// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The members of this class go into the class named here, in the closed world only.
///
/// Methods with `@Replace` replace the method of the same name and descriptor, methods without annotation are added, fields with
/// `@Alias` stand for the target's own. Inside, `this` as the target is written `(Target) (Object) this`.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE})
public @interface Substitute {
    /// Binary name of the class, as in `java.lang.Throwable`.
    String value();
}
