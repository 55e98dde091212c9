// SPDX-License-Identifier: Apache-2.0
package corto.block.kernel;

import corto.block.api.BlockDevice;
import corto.block.api.BlockRequest;
import corto.block.api.BlockWaiter;
import corto.lang.NoAllocation;
import corto.sched.api.DeferredWork;
import corto.sched.api.KernelThread;
import corto.sched.api.Scheduler;
import corto.sched.locks.Mutex;

/// Waits for disks: see the package.
final class DiskWaiter implements BlockWaiter, DeferredWork.Source {
    private final Mutex section = new Mutex();

    // What the owner of the section waits for, parked; null: nothing.
    private BlockDevice awaitedDisk;
    private int awaitedQueue;
    private BlockRequest awaited;

    @Override
    public void await(BlockDevice disk, int queue, BlockRequest request) {
        disk.poll(queue);
        if (!request.isPending()) {
            return;
        }
        if (section.isHeld() && !Scheduler.isLent()) {
            park(disk, queue, request);
        } else {
            rest(disk, queue, request);
        }
    }

    private void park(BlockDevice disk, int queue, BlockRequest request) {
        awaitedDisk = disk;
        awaitedQueue = queue;
        awaited = request;
        while (request.isPending()) {
            if (!disk.enableInterrupts(queue)) {
                Scheduler.park();
            }
            disk.poll(queue);
        }
        awaitedDisk = null;
        awaited = null;
        disk.disableInterrupts(queue);
    }

    /// The kernel lock stays: interrupts are noted only, and nothing else runs.
    private static void rest(BlockDevice disk, int queue, BlockRequest request) {
        while (request.isPending()) {
            if (!disk.enableInterrupts(queue)) {
                Scheduler.rest();
            }
            disk.poll(queue);
        }
        disk.disableInterrupts(queue);
    }

    /// An interrupt has come, perhaps that of the disk.
    @Override
    public void work() {
        if (awaitedDisk != null) {
            awaitedDisk.poll(awaitedQueue);
            if (!awaited.isPending()) {
                Scheduler.unpark(section.owner());
            }
        }
    }

    @Override
    public void enter() {
        section.acquire();
    }

    @Override
    @NoAllocation(reason = "runs once per section")
    public void leave() {
        section.release();
        if (Scheduler.isLent()) {
            Scheduler.giveBack();
        }
    }

    /// Runs whoever is in a section to its end. There may be more than one: a section that ends is handed to the next thread that waits for it. In a section a thread waits for nothing but
    /// the disk.
    @Override
    @NoAllocation(reason = "runs once per operation")
    public void settle() {
        KernelThread owner = section.owner();
        while (owner != null && owner != Scheduler.current()) {
            if (owner.state() == KernelThread.State.WAITING) {
                rest(awaitedDisk, awaitedQueue, awaited);
                Scheduler.unpark(owner);
            }
            Scheduler.lendTo(owner);
            owner = section.owner();
        }
    }
}
