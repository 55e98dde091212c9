// SPDX-License-Identifier: Apache-2.0
package corto.block.kernel;

import corto.block.api.BlockDevice;
import corto.block.api.BlockRequest;
import corto.block.api.BlockRequest.Operation;
import corto.lang.Result;
import corto.sched.api.DeferredWork;
import corto.sched.api.Scenario;

/// Programs for `DiskWaiterTest`.
public final class SectionScenarios {
    private SectionScenarios() {}

    private static DiskWaiter present;
    private static boolean added;

    /// A disk that takes its time.
    private static final class Disk implements BlockDevice {
        private BlockRequest request;
        private boolean isDone;
        private boolean interrupts;

        void done() {
            isDone = true;
            if (interrupts) {
                DeferredWork.request();
            }
        }

        @Override
        public boolean submit(int queue, BlockRequest submitted) {
            Scenario.check(request == null, "two transfers at once");
            request = submitted;
            isDone = false;
            submitted.submitted();
            return true;
        }

        @Override
        public boolean poll(int queue) {
            boolean any = request != null && isDone;
            if (any) {
                BlockRequest finished = request;
                request = null;
                finished.complete(Result.of(0));
            }
            return any;
        }

        @Override
        public boolean enableInterrupts(int queue) {
            interrupts = true;
            return request != null && isDone;
        }

        @Override
        public void disableInterrupts(int queue) {
            interrupts = false;
        }

        @Override
        public long sectors() {
            return 8;
        }

        @Override
        public int blockBytes() {
            return SECTOR_BYTES;
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public long mostDiscardSectors() {
            return 0;
        }

        @Override
        public int mostBuffers() {
            return 1;
        }

        @Override
        public int queueCount() {
            return 1;
        }
    }

    /// A structure that is wrong between two transfers.
    public abstract static class Users extends Scenario {
        private final DiskWaiter waiter = new DiskWaiter();
        private final Disk disk = new Disk();
        private boolean isHalfDone;
        private int finished;
        private int free;                            // steps of somebody who has nothing to do with the disk

        @Override
        protected void begin() {
            present = waiter;
            if (!added) {
                added = true;
                DeferredWork.add(() -> present.work());
            }
        }

        private void transfer() {
            BlockRequest request = new BlockRequest(1, null);
            request.begin(Operation.FLUSH, 0);
            disk.submit(0, request);
            interrupt("disk", disk::done);           // at any time from now on
            waiter.await(disk, 0, request);
            check(!request.isPending(), "not waited for");
        }

        protected final void section(int transfers) {
            waiter.enter();
            check(!isHalfDone, "two threads are in a section");
            isHalfDone = true;
            for (int i = 0; i < transfers; i++) {
                transfer();
                check(isHalfDone, "somebody else has changed it");
            }
            isHalfDone = false;
            waiter.leave();
            finished++;
        }

        protected final void outside(int transfers) {
            int freeBefore = free;
            waiter.settle();
            int before = free + finished;
            check(free == freeBefore, "others run while a section is brought to its end");
            check(!isHalfDone, "half done is seen");
            for (int i = 0; i < transfers; i++) {
                isHalfDone = true;
                transfer();
                isHalfDone = false;
            }
            check(before == free + finished, "others run in the middle");
            finished++;
        }

        protected final void other() {
            free++;
            application();
            free++;
        }

        protected final void check(int expected) {
            check(finished == expected && !isHalfDone, finished + " finished");
            waiter.enter();
            waiter.leave();
        }
    }

    /// Two in sections, one outside.
    public static final class TwoSections extends Users {
        @Override
        protected void begin() {
            super.begin();
            thread("first", () -> section(1));
            thread("second", () -> section(1));
            thread("outside", () -> {
                application();
                outside(0);
            });
        }

        @Override
        protected void end() {
            check(3);
        }
    }

    /// One in a section of two transfers, one outside that waits for the disk as well, one that has nothing to do with it.
    public static final class Outside extends Users {
        @Override
        protected void begin() {
            super.begin();
            thread("section", () -> section(2));
            thread("outside", () -> {
                application();
                outside(1);
            });
            thread("other", this::other);
        }

        @Override
        protected void end() {
            check(2);
        }
    }
}
