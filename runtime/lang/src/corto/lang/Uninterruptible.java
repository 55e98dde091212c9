// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The method has neither stack check nor any point where the runtime may take over: it runs before there is a stack limit or
/// a heap, or while they change. Checked by the compiler over all callees.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.TYPE})
public @interface Uninterruptible {
    /// Why, for the error message.
    String reason();
}
