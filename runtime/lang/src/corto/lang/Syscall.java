// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The handler of one Linux system call: a static method with at most six parameters, each an `int`, a `long` or a one-word record such as
/// `UserAddress`, that returns a `Result`. The build collects the handlers of the selected libraries in `corto.posix.calls.SystemCallTable`.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD})
public @interface Syscall {
    /// Linux's name of the call, as in `<asm/unistd_64.h>` without `__NR_`.
    String value();
}
