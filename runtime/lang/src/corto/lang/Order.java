// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The place of a provider among those of its service (see [ManyProviders]): lower numbers come first, and without this annotation it is 0.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE})
public @interface Order {
    int value();
}
