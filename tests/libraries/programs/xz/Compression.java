// SPDX-License-Identifier: Apache-2.0
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.tukaani.xz.ARMOptions;
import org.tukaani.xz.DeltaOptions;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.SeekableXZInputStream;
import org.tukaani.xz.SeekableInputStream;
import org.tukaani.xz.X86Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/// Compresses and decompresses with XZ for Java: every match finder and mode, filters, checks, damaged input.
public final class Compression {
    private Compression() {}

    public static void main(String[] arguments) throws IOException {
        byte[][] inputs = {new byte[0], {42}, new byte[5000], text(60_000), noise(20_000), mixed(80_000), words(50_000)};
        for (byte[] input : inputs) {
            for (int preset : new int[] {0, 2, 4, 6}) {
                LZMA2Options options = new LZMA2Options(preset);
                options.setDictSize(1 << 16);
                roundTrip("preset " + preset, input, XZ.CHECK_CRC64, options);
            }
            for (int check : new int[] {XZ.CHECK_NONE, XZ.CHECK_CRC32, XZ.CHECK_SHA256}) {
                LZMA2Options options = new LZMA2Options(3);
                options.setDictSize(1 << 15);
                roundTrip("check " + check, input, check, options);
            }
            tuned(input);
            LZMA2Options small = new LZMA2Options(1);
            small.setDictSize(4096);
            roundTrip("delta", input, XZ.CHECK_CRC32, new DeltaOptions(4), small);
            roundTrip("x86", input, XZ.CHECK_CRC32, new X86Options(), small);
            roundTrip("arm", input, XZ.CHECK_CRC32, new ARMOptions(), small);
            alone(input);
        }
        seek(text(60_000));
        damaged(text(3000));
    }

    private static void tuned(byte[] input) throws IOException {
        for (int finder : new int[] {LZMA2Options.MF_HC4, LZMA2Options.MF_BT4}) {
            for (int mode : new int[] {LZMA2Options.MODE_UNCOMPRESSED, LZMA2Options.MODE_FAST, LZMA2Options.MODE_NORMAL}) {
                LZMA2Options options = new LZMA2Options();
                options.setDictSize(1 << 14);
                options.setLcLp(2, 1);
                options.setPb(1);
                options.setMode(mode);
                options.setMatchFinder(finder);
                options.setNiceLen(48);
                options.setDepthLimit(20);
                roundTrip("finder " + finder + " mode " + mode, input, XZ.CHECK_CRC64, options);
            }
        }
    }

    private static void roundTrip(String what, byte[] input, int check, FilterOptions... filters) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (XZOutputStream out = new XZOutputStream(packed, filters, check)) {
            out.write(input, 0, input.length / 3);
            out.flush();
            out.write(input, input.length / 3, input.length - input.length / 3);
        }
        byte[] compressed = packed.toByteArray();
        byte[] back;
        try (XZInputStream in = new XZInputStream(new ByteArrayInputStream(compressed))) {
            back = in.readAllBytes();
        }
        System.out.println(what + ": " + input.length + " -> " + compressed.length + " crc " + crc(compressed) + " " + Arrays.equals(input, back));
    }

    private static void alone(byte[] input) throws IOException {
        LZMA2Options options = new LZMA2Options(2);
        options.setDictSize(1 << 14);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new LZMAOutputStream(packed, options, input.length)) {
            out.write(input);
        }
        try (LZMAInputStream in = new LZMAInputStream(new ByteArrayInputStream(packed.toByteArray()))) {
            System.out.println("lzma: " + packed.size() + " crc " + crc(packed.toByteArray()) + " " + Arrays.equals(input, in.readAllBytes()));
        }
    }

    private static void seek(byte[] input) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        LZMA2Options options = new LZMA2Options(1);
        options.setDictSize(1 << 13);
        try (XZOutputStream out = new XZOutputStream(packed, options)) {
            for (int start = 0; start < input.length; start += 10_000) {
                out.write(input, start, Math.min(10_000, input.length - start));
                out.endBlock();
            }
        }
        byte[] compressed = packed.toByteArray();
        try (SeekableXZInputStream in = new SeekableXZInputStream(new Memory(compressed))) {
            System.out.println("seekable: " + in.length() + " " + in.getBlockCount() + " " + in.getStreamCount() + " " + in.getLargestBlockSize());
            byte[] part = new byte[40];
            for (int at : new int[] {59_950, 0, 9_990, 30_001, 45_678}) {
                in.seek(at);
                int count = in.read(part);
                System.out.println(at + " " + new String(part, 0, count, java.nio.charset.StandardCharsets.US_ASCII).replace('\n', '|'));
            }
        }
    }

    private static void damaged(byte[] input) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        LZMA2Options options = new LZMA2Options(1);
        options.setDictSize(4096);
        try (XZOutputStream out = new XZOutputStream(packed, options)) {
            out.write(input);
        }
        byte[] good = packed.toByteArray();
        Random random = new Random(99);
        for (int i = 0; i < 40; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            tryToRead(bad);
        }
        for (int length = 0; length < good.length; length += good.length / 15) {
            tryToRead(Arrays.copyOf(good, length));
        }
    }

    private static void tryToRead(byte[] compressed) {
        try (XZInputStream in = new XZInputStream(new ByteArrayInputStream(compressed))) {
            System.out.println("read " + in.readAllBytes().length);
        } catch (IOException e) {
            System.out.println(e);
        }
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    private static byte[] text(int length) {
        String line = "The quick brown fox jumps over the lazy dog; pack my box with five dozen liquor jugs.\n";
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) line.charAt((i + i / 997) % line.length());
        }
        return bytes;
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static byte[] mixed(int length) {
        byte[] bytes = noise(length);
        Random random = new Random(2);
        for (int at = 0; at < length - 300; at += random.nextInt(200)) {
            int from = random.nextInt(at + 1);
            System.arraycopy(bytes.clone(), from, bytes, at, random.nextInt(280));
        }
        return bytes;
    }

    private static byte[] words(int length) {
        String[] words = {"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu"};
        Random random = new Random(3);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(words[random.nextInt(words.length)]).append(random.nextInt(9) == 0 ? '\n' : ' ');
        }
        return text.substring(0, length).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    /// A compressed file in memory.
    private static final class Memory extends SeekableInputStream {
        private final byte[] bytes;
        private int at;

        Memory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return at < bytes.length ? bytes[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (at >= bytes.length) {
                return -1;
            }
            int count = Math.min(length, bytes.length - at);
            System.arraycopy(bytes, at, into, offset, count);
            at += count;
            return count;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public long position() {
            return at;
        }

        @Override
        public void seek(long position) {
            at = (int) position;
        }
    }
}
