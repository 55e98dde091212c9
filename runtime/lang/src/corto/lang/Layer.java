// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The layer that a library from outside the tree belongs to, as `lib/layers` names it: what it may require, and who may require it. Libraries of
/// the tree need no annotation, their name says it.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.MODULE})
public @interface Layer {
    /// For example `drivers`.
    String value();
}
