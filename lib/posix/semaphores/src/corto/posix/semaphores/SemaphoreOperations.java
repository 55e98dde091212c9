// SPDX-License-Identifier: Apache-2.0
package corto.posix.semaphores;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U16;
import corto.posix.ipc.IpcObject;

/// The operations of one semop(2).
final class SemaphoreOperations {
    /// `struct sembuf`.
    private static final Layout LAYOUT = Layout.littleEndian();
    private static final U16 SEM_NUM = LAYOUT.u16();
    private static final U16 SEM_OP = LAYOUT.u16();
    private static final U16 SEM_FLG = LAYOUT.u16();
    static final int BYTES = LAYOUT.sized(6);

    private static final int SEM_UNDO = 0x1000;

    final int count;
    final int process;                                       // that asks for them
    private final short[] numbers;
    private final short[] changes;
    private final short[] flags;
    int blockedAt;                                           // which of them could not be done
    SemaphoreUndo.Changes undo;                              // where what is to be undone is noted; null: nothing is

    SemaphoreOperations(Address from, int count, int process) {
        this.count = count;
        this.process = process;
        numbers = new short[count];
        changes = new short[count];
        flags = new short[count];
        for (int i = 0; i < count; i++) {
            Address at = from.plus((long) i * BYTES);
            numbers[i] = (short) SEM_NUM.read(at);
            changes[i] = (short) SEM_OP.read(at);
            flags[i] = (short) SEM_FLG.read(at);
        }
    }

    int number(int i) {
        return numbers[i] & 0xFFFF;
    }

    int change(int i) {
        return changes[i];
    }

    boolean waits(int i) {
        return (flags[i] & IpcObject.IPC_NOWAIT) == 0;
    }

    boolean undoes(int i) {
        return (flags[i] & SEM_UNDO) != 0;
    }

    int mostNumber() {
        int most = 0;
        for (int i = 0; i < count; i++) {
            most = Math.max(most, number(i));
        }
        return most;
    }

    /// Whether it does more than to wait for zeros.
    boolean changesSomething() {
        for (int i = 0; i < count; i++) {
            if (changes[i] != 0) {
                return true;
            }
        }
        return false;
    }

    boolean undoesSomething() {
        for (int i = 0; i < count; i++) {
            if (undoes(i)) {
                return true;
            }
        }
        return false;
    }
}
