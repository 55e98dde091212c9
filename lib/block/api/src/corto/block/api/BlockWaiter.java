// SPDX-License-Identifier: Apache-2.0
package corto.block.api;

/// How to wait for a device, and who may see what is half done meanwhile.
///
/// Where threads exist, what uses a device is done in one of two ways:
///
/// - in a *section*, from `enter` to `leave`: while it waits, other threads run. One thread at a time is in a section. It must not hold on to anything of its callers that others may change.
/// - outside: nothing else runs until it is done, also while it waits. It begins with `settle`, after which no other thread is in the middle of a section.
///
/// So whatever is outside never meets anything half done, and only what was written for it lets others in.
public interface BlockWaiter {
    /// Asks again and again. For one thread.
    BlockWaiter POLLING = (device, queue, request) -> {
        while (request.isPending()) {
            device.poll(queue);
        }
    };

    /// Returns when `request`, which was submitted to `queue`, has completed.
    void await(BlockDevice device, int queue, BlockRequest request);

    /// Begins a section, when no other thread is in one. May park. Not twice.
    default void enter() {}

    /// Ends the section.
    default void leave() {}

    /// Returns when no other thread is in a section; does not let others run but the one that is. In a section it does nothing.
    default void settle() {}
}
