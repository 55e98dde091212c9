// SPDX-License-Identifier: Apache-2.0
package sun.nio.ch;

import corto.lang.Result;
import corto.runtime.FileFacts;
import corto.runtime.FileServices;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.DirectMemory;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Objects;
import jdk.internal.access.JavaIOFileDescriptorAccess;
import jdk.internal.access.SharedSecrets;
import jdk.internal.corto.ErrorTexts;
import jdk.internal.corto.Host;
import jdk.internal.misc.VM;

/// A channel of an open file. Bytes go between the kernel and the array of a buffer; for buffers without one, through an array in between.
///
/// Operations do not wait for anybody but a disk: an interrupt is noticed when one begins, and closes the channel as it does on HotSpot.
public class FileChannelImpl extends FileChannel {
    private static final int BLOCK_BYTES = 16 * 1024;      // of what goes through an array in between
    private static final int MOST_BYTES = 0x7FFF_F000;     // of one operation, as Linux

    private static final int SEEK_SET = 0;
    private static final int SEEK_CUR = 1;
    private static final int TYPE = 0170000;               // inode(7)
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int ESPIPE = 29;

    private static final JavaIOFileDescriptorAccess DESCRIPTORS = SharedSecrets.getJavaIOFileDescriptorAccess();

    private final FileDescriptor descriptor;
    private final boolean readable;
    private final boolean writable;
    private final Closeable parent;                        // the stream that this is the channel of, or null
    private final Object positionLock = new Object();
    private volatile boolean uninterruptible;

    private FileChannelImpl(FileDescriptor descriptor, boolean readable, boolean writable, Closeable parent) {
        this.descriptor = descriptor;
        this.readable = readable;
        this.writable = writable;
        this.parent = parent;
    }

    /// `sync` and `direct` are the open file's business.
    public static FileChannel open(FileDescriptor descriptor, String path, boolean readable, boolean writable, boolean sync, boolean direct, Closeable parent) {
        return new FileChannelImpl(descriptor, readable, writable, parent);
    }

    public void setUninterruptible() {
        uninterruptible = true;
    }

    @Override
    protected void implCloseChannel() throws IOException {
        FileLocks.releaseAll(this);
        if (parent == null) {
            DESCRIPTORS.close(descriptor);
        } else {
            parent.close();
        }
    }

    // Checks

    private void begun() throws IOException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        if (!uninterruptible && Thread.currentThread().isInterrupted()) {
            close();
            throw new ClosedByInterruptException();
        }
    }

    private void reading() throws IOException {
        begun();
        if (!readable) {
            throw new NonReadableChannelException();
        }
    }

    private void writing() throws IOException {
        begun();
        if (!writable) {
            throw new NonWritableChannelException();
        }
    }

    private static void checkPosition(long position) {
        if (position < 0) {
            throw new IllegalArgumentException("Negative position");
        }
    }

    private int number() {
        return DESCRIPTORS.get(descriptor);
    }

    private static long check(Result result) throws IOException {
        if (result.isError()) {
            throw new IOException(ErrorTexts.of(result.errno()));
        }
        return result.value();
    }

    // Content

    @Override
    public int read(ByteBuffer to) throws IOException {
        Objects.requireNonNull(to);
        synchronized (positionLock) {
            reading();
            return readInto(to, -1);
        }
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
        Objects.requireNonNull(to);
        checkPosition(position);
        reading();
        return readInto(to, position);
    }

    @Override
    public long read(ByteBuffer[] to, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, to.length);
        synchronized (positionLock) {
            reading();
            long total = 0;
            for (int i = offset; i < offset + length; i++) {
                int wanted = to[i].remaining();
                int count = wanted == 0 ? 0 : readInto(to[i], -1);
                total += Math.max(count, 0);
                if (count < wanted) {
                    return total == 0 && count < 0 ? -1 : total;
                }
            }
            return total;
        }
    }

    /// At `position`, or from where the file is for −1: the number of bytes, −1 at the end.
    private int readInto(ByteBuffer to, long position) throws IOException {
        if (to.isReadOnly()) {
            throw new IllegalArgumentException("Read-only buffer");
        }
        int length = Math.min(to.remaining(), MOST_BYTES);
        if (length == 0) {
            return 0;
        }
        int count;
        if (to.hasArray()) {
            count = readBytes(to.array(), to.arrayOffset() + to.position(), length, position);
            to.position(to.position() + count);
        } else {
            byte[] block = new byte[Math.min(length, BLOCK_BYTES)];
            count = readBytes(block, 0, block.length, position);
            to.put(block, 0, count);
        }
        return count == 0 ? -1 : count;
    }

    private int readBytes(byte[] to, int offset, int length, long position) throws IOException {
        int number = number();
        return (int) check(position < 0 ? Host.readFile(number, to, offset, length) : Host.readFileAt(number, to, offset, length, position));
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        Objects.requireNonNull(from);
        synchronized (positionLock) {
            writing();
            return writeFrom(from, -1);
        }
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        Objects.requireNonNull(from);
        checkPosition(position);
        writing();
        return writeFrom(from, position);
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, from.length);
        synchronized (positionLock) {
            writing();
            long total = 0;
            for (int i = offset; i < offset + length; i++) {
                int wanted = from[i].remaining();
                int count = writeFrom(from[i], -1);
                total += count;
                if (count < wanted) {
                    break;
                }
            }
            return total;
        }
    }

    /// At `position`, or where the file is for −1.
    private int writeFrom(ByteBuffer from, long position) throws IOException {
        int length = Math.min(from.remaining(), MOST_BYTES);
        if (from.hasArray()) {
            int count = writeBytes(from.array(), from.arrayOffset() + from.position(), length, position);
            from.position(from.position() + count);
            return count;
        }
        byte[] block = new byte[Math.min(length, BLOCK_BYTES)];
        int done = 0;
        while (done < length) {
            int chunk = Math.min(length - done, block.length);
            from.get(from.position(), block, 0, chunk);
            int count = writeBytes(block, 0, chunk, position < 0 ? -1 : position + done);
            from.position(from.position() + count);
            done += count;
            if (count < chunk) {
                break;
            }
        }
        return done;
    }

    private int writeBytes(byte[] from, int offset, int length, long position) throws IOException {
        int number = number();
        return (int) check(position < 0 ? Host.writeFile(number, from, offset, length) : Host.writeFileAt(number, from, offset, length, position));
    }

    // Position and size

    @Override
    public long position() throws IOException {
        synchronized (positionLock) {
            begun();
            return DESCRIPTORS.getAppend(descriptor) ? facts().sizeBytes : seek(0, SEEK_CUR);
        }
    }

    @Override
    public FileChannel position(long position) throws IOException {
        synchronized (positionLock) {
            begun();
            if (position < 0) {
                throw new IllegalArgumentException();
            }
            seek(position, SEEK_SET);
            return this;
        }
    }

    private long seek(long offset, int whence) throws IOException {
        int number = number();
        if (!Host.isOpenFile(number)) {
            throw new IOException(ErrorTexts.of(ESPIPE));
        }
        return check(FileServices.FILES.seek(number, offset, whence));
    }

    @Override
    public long size() throws IOException {
        begun();
        return facts().sizeBytes;
    }

    private FileFacts facts() throws IOException {
        FileFacts facts = new FileFacts();
        int number = number();
        if (Host.isOpenFile(number)) {
            check(FileServices.FILES.status(number, facts));
        }
        return facts;
    }

    /// For `ChannelInputStream`: bytes that are there.
    int available() throws IOException {
        begun();
        int number = number();
        return Host.isOpenFile(number) ? (int) Math.min(check(FileServices.FILES.available(number)), Integer.MAX_VALUE) : 0;
    }

    /// For `ChannelInputStream`: neither a regular file nor a directory, so that its size tells nothing.
    boolean isOther() throws IOException {
        int type = facts().mode & TYPE;
        return type != REGULAR && type != DIRECTORY;
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        begun();
        if (size < 0) {
            throw new IllegalArgumentException("Negative size");
        }
        writing();
        synchronized (positionLock) {
            if (size < facts().sizeBytes) {
                check(FileServices.FILES.truncate(number(), size));
            }
            if (!DESCRIPTORS.getAppend(descriptor) && seek(0, SEEK_CUR) > size) {
                seek(size, SEEK_SET);
            }
            return this;
        }
    }

    @Override
    public void force(boolean metaData) throws IOException {
        begun();
        int number = number();
        if (Host.isOpenFile(number)) {
            check(FileServices.FILES.sync(number));
        }
    }

    // Transfers

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        begun();
        if (!target.isOpen()) {
            throw new ClosedChannelException();
        }
        reading();
        if (target instanceof FileChannelImpl file && !file.writable) {
            throw new NonWritableChannelException();
        }
        if (position < 0 || count < 0) {
            throw new IllegalArgumentException();
        }
        ByteBuffer block = ByteBuffer.allocate((int) Math.min(count, BLOCK_BYTES));
        long done = 0;
        while (done < count) {
            block.clear().limit((int) Math.min(count - done, block.capacity()));
            if (readInto(block, position + done) < 0) {
                break;
            }
            int read = block.flip().limit();
            int written = target.write(block);
            done += written;
            if (written < read) {
                break;
            }
        }
        return done;
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        begun();
        if (!source.isOpen()) {
            throw new ClosedChannelException();
        }
        if (source instanceof FileChannelImpl file && !file.readable) {
            throw new NonReadableChannelException();
        }
        writing();
        if (position < 0 || count < 0) {
            throw new IllegalArgumentException();
        }
        ByteBuffer block = ByteBuffer.allocate((int) Math.min(count, BLOCK_BYTES));
        long done = 0;
        while (done < count) {
            block.clear().limit((int) Math.min(count - done, block.capacity()));
            if (source.read(block) <= 0) {
                break;
            }
            block.flip();
            while (block.hasRemaining()) {
                done += writeFrom(block, position + done);
            }
        }
        return done;
    }

    // Mapping

    /// A copy of what the file has now: nobody promises that a mapping sees later changes, but what is written to a READ_WRITE one must reach the file.
    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        begun();
        Objects.requireNonNull(mode, "Mode is null");
        if (mode == MapMode.READ_WRITE) {
            throw new UnsupportedOperationException("an image cannot map files for writing: write to the channel");
        }
        checkPosition(position);
        if (size < 0) {
            throw new IllegalArgumentException("Negative size");
        }
        if (size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Size exceeds Integer.MAX_VALUE");
        }
        reading();
        if (mode == MapMode.PRIVATE) {
            writing();
        }
        MappedByteBuffer copy = (MappedByteBuffer) DirectMemory.allocate((int) size);
        while (copy.hasRemaining() && readInto(copy, position + copy.position()) > 0) {
            // until it is full, or the file ends: the rest stays zeros
        }
        copy.clear();
        return mode == MapMode.READ_ONLY ? (MappedByteBuffer) copy.asReadOnlyBuffer() : copy;
    }

    @Override
    public MemorySegment map(MapMode mode, long offset, long size, Arena arena) {
        throw new UnsupportedOperationException("an image cannot map files into memory segments: read the channel");
    }

    public static VM.BufferPool getMappedBufferPool() {
        throw new UnsupportedOperationException();
    }

    public static VM.BufferPool getSyncMappedBufferPool() {
        throw new UnsupportedOperationException();
    }

    // Locks

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        begun();
        if (shared && !readable) {
            throw new NonReadableChannelException();
        }
        if (!shared && !writable) {
            throw new NonWritableChannelException();
        }
        FileLockImpl lock = new FileLockImpl(this, position, size == 0 ? Long.MAX_VALUE - Math.max(0, position) : size, shared);
        FileFacts facts = facts();
        FileLocks.add(lock, facts.device, facts.inode);
        return lock;
    }

    /// There is no other process that could hold it.
    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return lock(position, size, shared);
    }

    void release(FileLockImpl lock) throws IOException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        FileLocks.remove(lock);
    }
}
