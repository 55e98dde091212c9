// SPDX-License-Identifier: Apache-2.0
package digest;

import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

public class Checksums {
    public static void main(String[] args) {
        byte[] data = new byte[5000];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i * 31 + (i >> 3));
        }
        for (Checksum c : new Checksum[] {new CRC32(), new CRC32C(), new Adler32()}) {
            System.out.print(c.getClass().getSimpleName() + " " + Long.toHexString(c.getValue()));
            c.update("123456789".getBytes(StandardCharsets.US_ASCII));
            System.out.print(" " + Long.toHexString(c.getValue()));
            c.update('x');
            System.out.print(" " + Long.toHexString(c.getValue()));
            c.reset();
            c.update(data);
            System.out.print(" " + Long.toHexString(c.getValue()));
            c.reset();
            for (int at = 0; at < data.length; at += 7) {
                c.update(data, at, Math.min(7, data.length - at));
            }
            System.out.println(" " + Long.toHexString(c.getValue()));
        }
        CRC32 crc = new CRC32();
        crc.update(java.nio.ByteBuffer.wrap(data, 10, 100));
        System.out.println(Long.toHexString(crc.getValue()));
        try {
            crc.update(data, 4999, 5);
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println("bounds");
        }
        int fletcher = 0;
        int second = 0;
        for (byte b : data) {
            fletcher = (fletcher + (b & 0xff)) % 255;
            second = (second + fletcher) % 255;
        }
        System.out.println(second << 8 | fletcher);
    }
}
