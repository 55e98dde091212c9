// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What packets, system calls and switches of threads go through every time: compiled for speed in a kernel for Linux programs that is compiled for size, and placed together.
///
/// `./corto bench -- net --profile` shows who executes how much.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface Hot {}
