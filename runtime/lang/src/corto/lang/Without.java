// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What it stands on counts only in images without a module: a [Delete], a member or all of a [Substitute] class, or a class that replaces one of java.base. With the
/// module the method may be reached, and members and classes are the JDK's.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface Without {
    /// Name of the module: `corto.java.threads`.
    String value();
}
