// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A record with one `long` component that is a machine word on the target: no identity, never null, never compared with
/// `==`, never locked, never stored where an `Object` is expected. The compiler refuses what it cannot erase.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE})
public @interface Word {}
