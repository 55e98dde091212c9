// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A service of which an image may have any number of providers, none included: drivers, steps of the boot. Other services have exactly one.
///
/// [OptionalProvider] is for those with one or none.
///
/// `ServiceLoader.load` gives the providers of the selected libraries in their order: by [Order], then by the names of their modules, then as their
/// module declares them. The build writes the order to `composition.txt` beside the image.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE})
public @interface ManyProviders {
    /// Whether a provider comes after those of all modules that its own module requires, directly or through others. This goes before [Order].
    boolean requiredFirst() default false;
}
