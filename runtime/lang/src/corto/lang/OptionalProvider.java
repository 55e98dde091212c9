// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A service of which an image has one provider or none. Who uses it asks a constant whether there is one, and costs nothing where there is none:
///
/// ```java
/// private static final ThreadService SERVICE = ServiceLoader.load(ThreadService.class).findFirst().orElse(null);
/// static final boolean PRESENT = SERVICE != null;
/// ```
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE})
public @interface OptionalProvider {}
