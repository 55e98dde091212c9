// SPDX-License-Identifier: Apache-2.0
package corto.posix.threads;

import static corto.lang.Errno.EBUSY;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EPERM;

import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.process.ApplicationThread;
import corto.posix.process.RestartableSequence;
import corto.posix.process.UserMemory;

/// rseq(2).
final class RseqCalls {
    private static final int UNREGISTER = 1;
    private static final int ALIGNMENT = 32;

    private RseqCalls() {}

    @Syscall("rseq")
    static Result rseq(UserAddress area, int lengthBytes, int flags, int signature) {
        ApplicationThread self = ApplicationThread.current();
        if ((flags & ~UNREGISTER) != 0 || lengthBytes != RestartableSequence.SIZE || (area.bits() & ALIGNMENT - 1) != 0) {
            return Result.error(EINVAL);
        }
        Address place = UserMemory.writable(area, RestartableSequence.SIZE);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        if (flags == UNREGISTER) {
            if (self.rseqArea() != area.bits() || area.isNull()) {
                return Result.error(EINVAL);
            }
            if (self.rseqSignature() != signature) {
                return Result.error(EPERM);
            }
            self.setRseq(0, 0);
            RestartableSequence.end(place);
            return Result.of(0);
        }
        if (self.rseqArea() != 0) {
            return Result.error(self.rseqArea() != area.bits() ? EINVAL : self.rseqSignature() != signature ? EPERM : EBUSY);
        }
        self.setRseq(area.bits(), signature);
        RestartableSequence.begin(place);
        return Result.of(0);
    }
}
