// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.lang.OptionalProvider;

/// Processes besides the first. In an image that has no provider there are none, and `Process.current` is a constant.
@OptionalProvider
public interface OtherProcesses {
    /// The last thread of `process`, which is not the first process, is ending: what is to be given back was given back. Its parent has to learn of it.
    void ended(Process process);
}
