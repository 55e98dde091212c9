// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.lang.OptionalProvider;

/// What has to be done when a thread ends while its process goes on.
@OptionalProvider
public interface ThreadEnding {
    /// The running thread ends. Its memory is still there.
    void ending(ApplicationThread thread);
}
