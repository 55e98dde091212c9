// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The body of a `static native` method: AT&T text with the System V ABI, emitted as one global function.
///
/// A text whose first line is an assembler directive is emitted as it is and defines its own sections and symbols: boot code.
/// Register r15 holds the pending exception of compiled Java and must survive.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD})
public @interface Assembly {
    /// The instructions, one per line, `#` starting a comment.
    String value();
}
