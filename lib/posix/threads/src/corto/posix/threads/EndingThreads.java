// SPDX-License-Identifier: Apache-2.0
package corto.posix.threads;

import corto.posix.process.ApplicationThread;
import corto.posix.process.ThreadEnding;

/// What C libraries are promised about the end of a thread: set_tid_address(2), set_robust_list(2).
public final class EndingThreads implements ThreadEnding {
    @Override
    public void ending(ApplicationThread thread) {
        ThreadCalls.ending(thread);
    }
}
