// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says of the handler of a system call (`@Syscall`) what Linux's does and it does not. `docs/system-calls.md` is written from it.
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.METHOD})
public @interface Partial {
    /// What is missing, in a few words: "no O_DIRECT".
    String value();
}
