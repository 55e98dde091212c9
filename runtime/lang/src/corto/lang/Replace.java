// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Replaces the target's method of this name and descriptor (see `Substitute`).
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD})
public @interface Replace {}
