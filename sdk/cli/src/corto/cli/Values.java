// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The words that an option or a parameter takes, for completion. Others may be right too: libraries outside of the tree add some.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Values {
    String[] value();
}
