// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A static method that assembly calls by this C symbol, with the System V ABI. It is a root of the closed world.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD})
public @interface Export {
    /// The symbol, without underscore or decoration.
    String value();
}
