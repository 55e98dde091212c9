// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.lang.OptionalProvider;
import corto.lang.Result;
import corto.lang.UserAddress;

/// Makes processes besides the first. In an image that has no provider there are none, and `Process.current` is a constant.
@OptionalProvider
public interface OtherProcesses {
    /// clone(2) without CLONE_THREAD, by the running thread; `stack` 0 is the caller's. The number of the new process, or an error.
    Result start(long flags, long stack, UserAddress parentId, UserAddress childId, long tls, UserAddress pidFd, int endNotice);
}
