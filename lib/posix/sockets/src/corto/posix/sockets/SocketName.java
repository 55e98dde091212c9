// SPDX-License-Identifier: Apache-2.0
package corto.posix.sockets;

import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;

import corto.lang.Address;
import corto.lang.ObjectAddress;
import corto.lang.Result;
import corto.lang.UserAddress;
import corto.posix.process.UserMemory;

/// A socket's address, `struct sockaddr`: the family in the machine's byte order, then what the family says. The kernel's copy.
public final class SocketName {
    public static final int AF_UNSPEC = 0;
    public static final int AF_UNIX = 1;
    public static final int AF_INET = 2;
    public static final int AF_INET6 = 10;

    /// Of the family.
    public static final int FAMILY_BYTES = 2;
    /// `struct sockaddr_storage`.
    public static final int MOST_BYTES = 128;

    private final byte[] bytes = new byte[MOST_BYTES];
    private int length;

    public int length() {
        return length;
    }

    public void setLength(int newLength) {
        length = newLength;
    }

    /// Where its bytes are, `MOST_BYTES` of them.
    public Address place() {
        return ObjectAddress.elements(bytes);
    }

    public byte[] bytes() {
        return bytes;
    }

    public int family() {
        return length < FAMILY_BYTES ? AF_UNSPEC : bytes[0] & 0xFF | (bytes[1] & 0xFF) << Byte.SIZE;
    }

    /// Makes it an address that says the family only.
    public void setFamily(int family) {
        bytes[0] = (byte) family;
        bytes[1] = (byte) (family >>> Byte.SIZE);
        length = FAMILY_BYTES;
    }

    public SocketName copy() {
        SocketName copy = new SocketName();
        copy.place().copyFrom(place(), MOST_BYTES);
        copy.length = length;
        return copy;
    }

    /// Copies an address from the application. EINVAL, EFAULT.
    Result read(UserAddress from, int lengthBytes) {
        if (lengthBytes < 0 || lengthBytes > MOST_BYTES) {
            return Result.error(EINVAL);
        }
        Address source = UserMemory.readable(from, lengthBytes);
        if (source.isZero()) {
            return Result.error(EFAULT);
        }
        place().clear(MOST_BYTES);
        place().copyFrom(source, lengthBytes);
        length = lengthBytes;
        return Result.of(0);
    }

    /// Writes it where the application wants it; the word at `lengthPlace` says how much room there is, and gets the true length. EFAULT, EINVAL. Nothing if there is no place.
    Result write(UserAddress to, UserAddress lengthPlace) {
        if (to.isNull()) {
            return Result.of(0);
        }
        Address lengthWord = UserMemory.writable(lengthPlace, Integer.BYTES);
        if (lengthWord.isZero()) {
            return Result.error(EFAULT);
        }
        int room = lengthWord.loadInt(0);
        if (room < 0) {
            return Result.error(EINVAL);
        }
        Result written = writeAt(to, room);
        if (!written.isError()) {
            lengthWord.storeInt(0, length);
        }
        return written;
    }

    /// Writes its first `room` bytes.
    Result writeAt(UserAddress to, int room) {
        int count = Math.min(room, length);
        Address target = UserMemory.writable(to, count);
        if (target.isZero()) {
            return Result.error(EFAULT);
        }
        UserMemory.write(target, bytes, count);
        return Result.of(0);
    }
}
