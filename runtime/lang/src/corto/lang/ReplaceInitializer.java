// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// This static method without arguments replaces the target's class initialiser (see `Substitute`).
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD})
public @interface ReplaceInitializer {}
