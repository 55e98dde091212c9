// SPDX-License-Identifier: Apache-2.0
package corto.posix.semaphores;

import corto.posix.process.Process;
import corto.posix.process.ProcessPart;

/// What the end of a process does to semaphores: SEM_UNDO.
final class SemaphoreUndo implements ProcessPart {
    /// For one set.
    static final class Changes {
        final SemaphoreSet set;
        private final int[] values;
        private Changes next;

        private Changes(SemaphoreSet set, Changes next) {
            this.set = set;
            this.next = next;
            values = new int[set.values.length];
        }

        int of(int number) {
            return values[number];
        }

        void add(int number, int change) {
            values[number] += change;
        }
    }

    private static final SemaphoreUndo FIRST = new SemaphoreUndo();
    private static final int PLACE = Process.addPart(FIRST);

    private Changes first;
    private int process = Process.FIRST_ID;                  // whose they are

    private SemaphoreUndo() {}

    private static SemaphoreUndo of(Process process) {
        return Process.SEVERAL ? (SemaphoreUndo) process.part(PLACE) : FIRST;
    }

    /// Those of the running process for `set`.
    static Changes of(SemaphoreSet set) {
        SemaphoreUndo undo = of(Process.current());
        undo.process = Process.current().id();
        Changes before = null;
        Changes at = undo.first;
        while (at != null && at.set != set) {
            Changes following = at.next;
            if (!at.set.isRemoved()) {
                before = at;
            } else if (before == null) {
                undo.first = following;
            } else {
                before.next = following;
            }
            at = following;
        }
        if (at == null) {
            at = new Changes(set, undo.first);
            undo.first = at;
        }
        return at;
    }

    /// SETVAL, SETALL: nobody undoes anything of semaphore `number` any more.
    static void forget(SemaphoreSet set, int number) {
        for (Process process = Process.all(); process != null; process = process.next()) {
            for (Changes at = of(process).first; at != null; at = at.next) {
                if (at.set == set) {
                    at.values[number] = 0;
                }
            }
        }
    }

    /// A new process undoes nothing of its parent's.
    @Override
    public ProcessPart copy() {
        return new SemaphoreUndo();
    }

    @Override
    public void ended() {
        for (Changes at = first; at != null; at = at.next) {
            SemaphoreSet set = at.set;
            if (set.isRemoved()) {
                continue;
            }
            for (int i = 0; i < at.values.length; i++) {
                if (at.values[i] != 0) {
                    set.values[i] = Math.max(0, Math.min(SemaphoreSet.MOST_VALUE, set.values[i] + at.values[i]));
                    set.lastUsers[i] = process;
                }
            }
            set.operationSeconds = SemaphoreSet.seconds();
            set.valuesChanged();
        }
        first = null;
    }
}
