// SPDX-License-Identifier: Apache-2.0
package corto.platform.api;

import corto.lang.ManyProviders;

/// Something that has to be done once, before the program begins: bringing up devices, mounting file systems.
///
/// Selected libraries provide as many as they like. A step is done after those of all libraries that its own requires, directly or through others; what is
/// left open by that is decided by `@Order` and names. So a library says in its `module-info` what must be there before it, and
/// nowhere else. The build writes the list to `composition.txt` beside the image.
@ManyProviders(requiredFirst = true)
public interface BootStep {
    /// Does it, on the stack of the program, with the heap and the platform in place. What went wrong, as a sentence for people; null if all is well. After a failure nothing
    /// else is done, and the machine stops with status 127.
    String run();
}
